using Portal.Domain.Accounts;
using Portal.Domain.Agencies;

namespace Portal.Application.Demo;

/// <summary>A person of the demo.</summary>
internal sealed record DemoPart(string Name, string Title, Role Role, string Mailbox, string? Team = null, string Language = "en");

/// <summary>An agency of the demo with its people.</summary>
internal sealed record DemoAgency(string Name, string Country, AgencyKind Kind, string Language, string Domain, IReadOnlyList<DemoPart> People)
{
    public Agency AsAgency(AgencyId id) => Agency.Verified(id, Name, Country, Kind);
}

/// <summary>Invented agencies and people; no name or emblem of a real one.</summary>
internal static class DemoCast
{
    public static IReadOnlyList<DemoAgency> Agencies { get; } =
    [
        new("Landespolizei Musterland, Cyberkriminalität", "AT", AgencyKind.Police, "en", "polizei-musterland.example",
        [
            new("Johanna Muster", "Bezirksinspektorin", Role.Officer, "j.muster"),
            new("Lukas Beispiel", "Kontrollinspektor", Role.Officer, "l.beispiel"),
            new("Renate Vorlage", "Oberstleutnant", Role.Supervisor, "r.vorlage"),
        ]),
        new("شرطة مدينة النخيل، وحدة الجرائم الإلكترونية", "MA", AgencyKind.Police, "ar", "police-nakhil.example",
        [
            new("ليلى المثال", "مفتشة", Role.Officer, "l.almithal"),
            new("يوسف النموذج", "ضابط", Role.Officer, "y.alnamudhaj"),
            new("سميرة القدوة", "عميدة", Role.Supervisor, "s.alqudwa"),
        ]),
        new("青葉県検察庁 サイバー班", "JP", AgencyKind.Prosecutor, "en", "kensatsu-aoba.example",
        [
            new("見本 花子", "検察事務官", Role.Officer, "h.mihon"),
            new("例示 太郎", "検事", Role.Supervisor, "t.reiji"),
        ]),
    ];

    /// <summary>The operator's mail domain. All domains end in <c>.example</c>, which nobody can own (RFC 2606, section 3).</summary>
    public const string DeskDomain = "docket-demo.example";

    public static IReadOnlyList<DemoPart> Desk { get; } =
    [
        new("Amira Haddad", "Investigator", Role.Investigator, "a.haddad", "rapid"),
        new("Signe Lindqvist", "Investigator", Role.Investigator, "s.lindqvist", "europe"),
        new("Michael Okafor", "Investigator", Role.Investigator, "m.okafor", "worldwide"),
        new("Clara Nowak", "Counsel", Role.Counsel, "c.nowak"),
        new("Daniel Ferreira", "Approver", Role.Approver, "d.ferreira"),
        new("Helen Park", "Approver", Role.Approver, "h.park"),
        new("Marguerite Stone", "Head of law-enforcement response", Role.Manager, "m.stone"),
        new("Oskar Wieland", "Registrar", Role.Registrar, "o.wieland"),
        new("Tamar Levi", "Registrar", Role.Registrar, "t.levi"),
        new("Ravi Menon", "Administrator", Role.Administrator, "r.menon"),
        new("Ingrid Solheim", "Auditor", Role.Auditor, "i.solheim"),
    ];
}
