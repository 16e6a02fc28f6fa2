using Portal.Domain;

namespace Portal.Web.Ui;

/// <summary>Something wrong with what was sent.</summary>
/// <param name="Field">Name of the form field; empty when it concerns the whole form.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record Problem(string Field, string Text);

/// <summary>The problems of this answer. A page adds them; the title, the summary and the fields show them by themselves.</summary>
public sealed class Problems(Speech say)
{
    private readonly List<Problem> _all = [];

    /// <summary>In the order they were added.</summary>
    public IReadOnlyList<Problem> All => _all;

    /// <summary>Whether there is one.</summary>
    public bool Any => _all.Count > 0;

    /// <summary>Adds a sentence beside a field.</summary>
    public void Add(string field, string text) => _all.Add(new(field, text));

    /// <summary>Adds a refusal beside its field.</summary>
    public void Add(Refusal refusal) => Add(refusal.Field ?? "", say[refusal]);

    /// <summary>Adds refusals.</summary>
    public void Add(IEnumerable<Refusal> refusals)
    {
        foreach (var refusal in refusals)
            Add(refusal);
    }

    /// <summary>Takes everything back: another page is shown instead.</summary>
    public void Forget() => _all.Clear();

    /// <summary>The sentences beside a field.</summary>
    public IReadOnlyList<string> Of(string field) => [.. _all.Where(problem => problem.Field == field).Select(problem => problem.Text)];
}
