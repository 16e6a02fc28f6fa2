namespace Portal.Application.Requests.Forms;

/// <summary>The freeze form: one thing per page.</summary>
public static class FreezeForm
{
    public static FormDefinition Definition { get; } = new("freeze",
    [
        new("case", [new("CaseNumber", FieldKind.Text), new("Offence", FieldKind.Select, "offences"), new("Statute", FieldKind.Text, Optional: true)]),
        new("entity", [new("Entity", FieldKind.Choice, "entities")]),
        new("instrument",
        [
            new("InstrumentKind", FieldKind.Choice, "instruments"), new("InstrumentNumber", FieldKind.Text),
            new("IssuingAuthority", FieldKind.Text), new("IssuedOn", FieldKind.Date),
        ]),
        new("document", [new("Document", FieldKind.File)]),
        new("addresses", [new("Addresses", FieldKind.Addresses), new("AddressesConfirmed", FieldKind.Tick, Optional: true)]),
        new("amount", [new("Asset", FieldKind.Select, "assets"), new("Amount", FieldKind.Text)]),
        new("term", [new("TermDays", FieldKind.Text)]),
        new("urgency", [new("Urgency", FieldKind.Choice, "urgencies"), new("UrgencyGround", FieldKind.LongText)]),
        new("narrative", [new("Narrative", FieldKind.LongText)]),
    ]);
}
