using Portal.Domain.Requests;

namespace Portal.Application.Requests.Forms;

/// <summary>The form of a data request: one thing per page.</summary>
public static class DataForm
{
    private const string Texts = "data";

    public static FormDefinition Definition { get; } = new(RequestKind.Data,
    [
        RequestForms.Case,
        RequestForms.Entity,
        RequestForms.Instrument(Texts),
        RequestForms.Document,
        Own("targets", new("Addresses", FieldKind.Addresses), new("AddressesConfirmed", FieldKind.Tick, Optional: true)),
        Own("categories", new FormField("Categories", FieldKind.Choices, "categories")),
        Own("range", new("FirstDay", FieldKind.Date), new("LastDay", FieldKind.Date), new("Zone", FieldKind.Select, "zones")),
        Own("certificate", new FormField("Certificate", FieldKind.Choice, "certificates")),
        RequestForms.Urgency,
        new("narrative", [new("Narrative", FieldKind.LongText) { Texts = Texts }]),
    ]);

    private static FormStep Own(string name, params FormField[] fields) => new(name, [.. fields.Select(field => field with { Texts = Texts })]) { Texts = Texts };
}
