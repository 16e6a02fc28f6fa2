using Portal.Domain.Requests;

namespace Portal.Application.Requests.Forms;

/// <summary>The form of each kind of request.</summary>
public static class RequestForms
{
    public static FormDefinition Of(RequestKind kind) => kind switch
    {
        RequestKind.Freeze => FreezeForm.Definition,
        RequestKind.Data => DataForm.Definition,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No form asks for such a request."),
    };

    /// <summary>Pages that every form has.</summary>
    internal static FormStep Case { get; } =
        new("case", [new("CaseNumber", FieldKind.Text), new("Offence", FieldKind.Select, "offences"), new("Statute", FieldKind.Text, Optional: true)]);

    internal static FormStep Entity { get; } = new("entity", [new("Entity", FieldKind.Choice, "entities")]);

    internal static FormStep Document { get; } = new("document", [new("Document", FieldKind.File)]);

    internal static FormStep Urgency { get; } = new("urgency", [new("Urgency", FieldKind.Choice, "urgencies"), new("UrgencyGround", FieldKind.LongText)]);

    /// <summary>The page of the paper; what it carries differs from form to form.</summary>
    internal static FormStep Instrument(string texts) => new("instrument",
    [
        new("InstrumentKind", FieldKind.Choice, "instruments") { Texts = texts }, new("InstrumentNumber", FieldKind.Text),
        new("IssuingAuthority", FieldKind.Text), new("IssuedOn", FieldKind.Date),
    ]);
}
