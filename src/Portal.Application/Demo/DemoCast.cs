using Portal.Domain.Accounts;
using Portal.Domain.Agencies;

namespace Portal.Application.Demo;

/// <summary>A person of the demo.</summary>
internal sealed record DemoPart(string Name, string Title, Role Role, string? Team = null, string Language = "en");

/// <summary>An agency of the demo with its people.</summary>
internal sealed record DemoAgency(string Name, string Country, AgencyKind Kind, string Language, IReadOnlyList<DemoPart> People)
{
    public Agency AsAgency(AgencyId id) => Agency.Verified(id, Name, Country, Kind);
}

/// <summary>Invented agencies and people; no name or emblem of a real one.</summary>
internal static class DemoCast
{
    public static IReadOnlyList<DemoAgency> Agencies { get; } =
    [
        new("Landespolizei Musterland, Cyberkriminalität", "AT", AgencyKind.Police, "en",
        [
            new("Johanna Muster", "Bezirksinspektorin", Role.Officer),
            new("Lukas Beispiel", "Kontrollinspektor", Role.Officer),
            new("Renate Vorlage", "Oberstleutnant", Role.Supervisor),
        ]),
        new("شرطة مدينة النخيل، وحدة الجرائم الإلكترونية", "MA", AgencyKind.Police, "ar",
        [
            new("ليلى المثال", "مفتشة", Role.Officer),
            new("يوسف النموذج", "ضابط", Role.Officer),
            new("سميرة القدوة", "عميدة", Role.Supervisor),
        ]),
        new("青葉県検察庁 サイバー班", "JP", AgencyKind.Prosecutor, "en",
        [
            new("見本 花子", "検察事務官", Role.Officer),
            new("例示 太郎", "検事", Role.Supervisor),
        ]),
    ];

    public static IReadOnlyList<DemoPart> Desk { get; } =
    [
        new("Amira Haddad", "Investigator", Role.Investigator, "rapid"),
        new("Signe Lindqvist", "Investigator", Role.Investigator, "europe"),
        new("Michael Okafor", "Investigator", Role.Investigator, "worldwide"),
        new("Clara Nowak", "Counsel", Role.Counsel),
        new("Daniel Ferreira", "Approver", Role.Approver),
        new("Helen Park", "Approver", Role.Approver),
        new("Marguerite Stone", "Head of law-enforcement response", Role.Manager),
        new("Oskar Wieland", "Registrar", Role.Registrar),
        new("Tamar Levi", "Registrar", Role.Registrar),
        new("Ravi Menon", "Administrator", Role.Administrator),
        new("Ingrid Solheim", "Auditor", Role.Auditor),
    ];
}
