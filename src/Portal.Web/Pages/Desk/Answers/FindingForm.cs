using System.Globalization;
using Portal.Application.Answers;
using Portal.Domain.Answers;
using Portal.Domain.Holds;

namespace Portal.Web.Pages.Desk.Answers;

/// <summary>The table of findings as a form: <c>Outcome-12</c> is an outcome, or <c>Held:</c> with the id of the hold; <c>Code-12</c>
/// is its code.</summary>
public static class FindingForm
{
    private const string Field = "Outcome-";
    private const string Held = "Held:";

    /// <summary>The choice that names a hold.</summary>
    public static string Of(HoldId hold) => $"{Held}{hold}";

    /// <summary>What is chosen for a stored finding.</summary>
    public static string Of(FindingRow row) => row switch
    {
        { Outcome: null } => "",
        { Outcome: Outcome.Held, Held: { } held } => Of(held.Id),
        _ => row.Outcome.Value.ToString(),
    };

    /// <summary>The entries that were sent. A value that is none of the choices counts as one that the request cannot have.</summary>
    public static IReadOnlyList<FindingEntry> Read(IFormCollection form)
    {
        var entries = new List<FindingEntry>();
        foreach (var (name, value) in form)
        {
            if (!name.StartsWith(Field, StringComparison.Ordinal) || !int.TryParse(name.AsSpan(Field.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var line))
                continue;
            var (chosen, code) = (value.ToString(), form[$"Code-{line}"].ToString());
            if (chosen.Length == 0)
                entries.Add(new(line, null));
            else if (chosen.StartsWith(Held, StringComparison.Ordinal))
                entries.Add(new(line, Outcome.Held, Hold: HoldId.TryParse(chosen[Held.Length..], CultureInfo.InvariantCulture, out var hold) ? hold : null));
            else
                entries.Add(new(line, Enum.TryParse<Outcome>(chosen, out var outcome) ? outcome : Outcome.Held, code));
        }

        return entries;
    }
}
