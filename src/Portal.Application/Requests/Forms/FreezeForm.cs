using Portal.Domain.Requests;

namespace Portal.Application.Requests.Forms;

/// <summary>The freeze form: one thing per page.</summary>
public static class FreezeForm
{
    public static FormDefinition Definition { get; } = new(RequestKind.Freeze,
    [
        RequestForms.Case,
        RequestForms.Entity,
        RequestForms.Instrument(FormDefinition.SharedTexts),
        RequestForms.Document,
        new("addresses", [new("Addresses", FieldKind.Addresses), new("AddressesConfirmed", FieldKind.Tick, Optional: true)]),
        new("amount", [new("Asset", FieldKind.Select, "assets"), new("Amount", FieldKind.Text)]),
        new("term", [new("TermDays", FieldKind.Text)]),
        RequestForms.Urgency,
        new("narrative", [new("Narrative", FieldKind.LongText)]),
    ]);
}
