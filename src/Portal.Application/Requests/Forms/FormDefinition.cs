using Portal.Domain.Requests;

namespace Portal.Application.Requests.Forms;

/// <summary>How a field is asked for.</summary>
public enum FieldKind
{
    Text,
    LongText,
    Choice,
    Choices,
    Select,
    Date,
    Addresses,
    File,
    Tick,
}

/// <summary>One field of a form.</summary>
/// <param name="Name">Name in the stored answers.</param>
/// <param name="Kind">How it is asked for.</param>
/// <param name="List">Name of the list of choices, for Choice, Choices and Select.</param>
/// <param name="Optional">May stay empty.</param>
public sealed record FormField(string Name, FieldKind Kind, string? List = null, bool Optional = false)
{
    /// <summary>The feature its texts stand under, e.g. <c>freeze.field.CaseNumber</c>. What the forms share speaks the words
    /// of the freeze form, which was first.</summary>
    public string Texts { get; init; } = FormDefinition.SharedTexts;

    /// <summary>Code of the refusal when it is missing, e.g. <c>freeze.missing-case-number</c>.</summary>
    public string MissingCode => $"{Texts}.missing-{string.Concat(Name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()))}";

    /// <summary>Names of what is stored of it; a date stands in three boxes, an upload comes by its own command.</summary>
    public IEnumerable<string> TypedNames => Kind switch
    {
        FieldKind.Date => FormAnswers.DateParts.Select(part => $"{Name}.{part}"),
        FieldKind.File => [],
        _ => [Name],
    };
}

/// <summary>One page of a form; one thing per page.</summary>
public sealed record FormStep(string Name, IReadOnlyList<FormField> Fields)
{
    /// <summary>The feature its title stands under, e.g. <c>freeze.step.case</c>.</summary>
    public string Texts { get; init; } = FormDefinition.SharedTexts;
}

/// <summary>A form as data: its pages in order. The pages render it, the rules fill it with problems.</summary>
public sealed record FormDefinition(RequestKind Kind, IReadOnlyList<FormStep> Steps)
{
    internal const string SharedTexts = "freeze";

    public FormStep? Step(string name) => Steps.FirstOrDefault(step => step.Name == name);

    /// <summary>The step after this one, or null after the last.</summary>
    public FormStep? After(FormStep step) => Steps.SkipWhile(other => other != step).Skip(1).FirstOrDefault();

    /// <summary>The step before this one, or null before the first.</summary>
    public FormStep? Before(FormStep step) => Steps.TakeWhile(other => other != step).LastOrDefault();

    /// <summary>The step that asks for a field.</summary>
    public FormStep StepOf(string field) => Steps.FirstOrDefault(step => step.Fields.Any(f => f.Name == field)) ?? Steps[0];

    /// <summary>The field of a name, or null.</summary>
    public FormField? Field(string name) => Steps.SelectMany(step => step.Fields).FirstOrDefault(field => field.Name == name);
}
