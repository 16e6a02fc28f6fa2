namespace Portal.Application.Requests.Forms;

/// <summary>How a field is asked for.</summary>
public enum FieldKind
{
    Text,
    LongText,
    Choice,
    Select,
    Date,
    Addresses,
    File,
    Tick,
}

/// <summary>One field of a form.</summary>
/// <param name="Name">Name in the stored answers; texts stand under <c>freeze.field.&lt;name&gt;</c>.</param>
/// <param name="Kind">How it is asked for.</param>
/// <param name="Choices">Name of the list of choices, for Choice and Select.</param>
/// <param name="Optional">May stay empty.</param>
public sealed record FormField(string Name, FieldKind Kind, string? Choices = null, bool Optional = false);

/// <summary>One page of a form; one thing per page.</summary>
public sealed record FormStep(string Name, IReadOnlyList<FormField> Fields);

/// <summary>A form as data: its pages in order. The pages render it, the rules fill it with problems.</summary>
public sealed record FormDefinition(string Name, IReadOnlyList<FormStep> Steps)
{
    public FormStep? Step(string name) => Steps.FirstOrDefault(step => step.Name == name);

    /// <summary>The step after this one, or null after the last.</summary>
    public FormStep? After(FormStep step) => Steps.SkipWhile(other => other != step).Skip(1).FirstOrDefault();

    /// <summary>The step before this one, or null before the first.</summary>
    public FormStep? Before(FormStep step) => Steps.TakeWhile(other => other != step).LastOrDefault();

    /// <summary>The step that asks for a field.</summary>
    public FormStep StepOf(string field) => Steps.FirstOrDefault(step => step.Fields.Any(f => f.Name == field)) ?? Steps[0];
}
