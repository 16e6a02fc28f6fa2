using Portal.Domain.Requests;

namespace Portal.Domain.Policies;

/// <summary>One row of a completeness table: what a request of this shape cannot do without.</summary>
/// <param name="Id">Row name.</param>
/// <param name="Instrument">Instrument code; null for any.</param>
/// <param name="Urgency">Null for any.</param>
/// <param name="Requires">Names of form fields.</param>
/// <param name="Source">Why.</param>
public sealed record CompletenessRule(string Id, string? Instrument, Urgency? Urgency, IReadOnlyList<string> Requires, string Source)
{
    /// <summary>All fields that are missing, at once. Rows that apply add up; their order means nothing.</summary>
    /// <param name="rules">The table.</param>
    /// <param name="instrument">Instrument code as answered so far.</param>
    /// <param name="urgency">Urgency as answered so far.</param>
    /// <param name="answered">Whether a field has an answer.</param>
    public static IReadOnlyList<string> Missing(IEnumerable<CompletenessRule> rules, string? instrument, Urgency? urgency, Func<string, bool> answered) =>
        [.. rules
            .Where(rule => (rule.Instrument is null || rule.Instrument == instrument) && (rule.Urgency is null || rule.Urgency == urgency))
            .SelectMany(rule => rule.Requires).Distinct().Where(field => !answered(field))];
}
