namespace Portal.Persistence.Tests.Walls;

/// <summary>Who is shown and may write which rows of a table, as a condition that the owner can ask.</summary>
/// <param name="Table">The table.</param>
/// <param name="Verbs">Of SELECT, INSERT, UPDATE and DELETE the first letters.</param>
/// <param name="Roles">As the database is told of them.</param>
/// <param name="Where">Which rows.</param>
internal sealed record WallRule(string Table, string Verbs, IReadOnlyList<string> Roles, string Where);

/// <summary>What the row policies should come to, written down a second time and in other words.</summary>
internal static class WallRules
{
    private const string Officer = "Officer";
    private const string Investigator = "Investigator";
    private const string Door = "Door";
    private const string Any = "true";
    private const string ThroughAnswer = "EXISTS (SELECT FROM answers a JOIN requests r ON r.id = a.request WHERE a.id = answer AND (r.routing_team = @team OR r.claimed_by = @account))";
    private static readonly string[] s_deciders = ["Counsel", "Approver"];
    private static readonly string[] s_desk = [Investigator, .. s_deciders, "Manager", "Auditor"];
    private static readonly string[] s_people = [Officer, "Supervisor", .. s_desk, "Registrar", "Administrator"];

    /// <summary>Tables without policies, and why they need none.</summary>
    public static IReadOnlyDictionary<string, string> Free { get; } = new Dictionary<string, string>
    {
        ["ledger_head"] = "a size and hashes, of nobody; every commit locks it",
        ["schema_migrations"] = "names and checksums of files; the application has no right to it",
    };

    public static IReadOnlyList<WallRule> All { get; } =
    [
        .. Rules("agencies", ("S", [Officer], "id = @agency"), ("S", [.. s_desk, Door], Any)),
        .. Rules("accounts", ("S", s_people, "id = @account"), ("S", [Officer], "agency = @agency"), ("S", [.. s_desk, Door], Any)),
        .. Rules("sessions", ("SIU", [Door], Any), ("SIUD", s_people, "account = @account")),
        .. Rules("portal_marks", ("S", [Door, .. s_people], Any)),
        .. Rules("drafts", ("SIUD", [Officer], "officer = @account")),
        .. Rules("documents", ("SIUD", [Officer], "uploaded_by = @account"), ("S", [Investigator], Team("documents.request")), ("S", s_deciders, "EXISTS (SELECT FROM requests r WHERE r.id = documents.request)")),
        .. Rules("document_contents",
            ("SIUD", [Officer], "EXISTS (SELECT FROM documents d WHERE d.id = document_contents.id AND d.uploaded_by = @account)"),
            ("S", [Investigator], $"EXISTS (SELECT FROM documents d WHERE d.id = document_contents.id AND {Team("d.request")})"),
            ("S", s_deciders, "EXISTS (SELECT FROM documents d JOIN requests r ON r.id = d.request WHERE d.id = document_contents.id)")),
        .. Rules("requests", ("SU", [Officer], "officer = @account"), ("I", [Officer], "officer = @account AND claimed_by IS NULL"), ("S", s_desk, Any), ("U", [Investigator], "routing_team = @team OR claimed_by = @account"), ("U", ["Approver"], Any)),
        .. Rules("request_targets", ("SI", [Officer], Own("request")), ("S", [Investigator], Team("request")), ("S", s_deciders, Any)),
        .. Rules("clocks", ("SIU", [Officer], Own("request")), ("S", s_desk, Any), ("IU", [Investigator], Team("request")), ("U", ["Approver"], Any)),
        .. Rules("clock_alarms", ("S", [Officer], $"EXISTS (SELECT FROM clocks c WHERE c.id = clock AND {Own("c.request")})"), ("S", s_desk, Any)),
        .. Rules("clock_pauses",
            ("SI", [Officer], $"EXISTS (SELECT FROM clocks c WHERE c.id = clock AND {Own("c.request")})"), ("S", s_desk, Any),
            ("I", [Investigator], $"EXISTS (SELECT FROM clocks c WHERE c.id = clock AND {Team("c.request")})")),
        .. Rules("questions", ("SU", [Officer], Own("request")), ("SIU", [Investigator], Team("request")), ("S", [.. s_deciders, "Manager", "Auditor"], Any)),
        .. Rules("holds", ("S", [Investigator], Team("request")), ("I", [Investigator], "ordered_by = @account"), ("S", s_deciders, Any), ("U", ["Approver"], Any)),
        .. Rules("answers",
            ("S", [Officer], "requester = @account AND state IN ('Disclosed', 'Revoked')"), ("SIU", [Investigator], Team("request")), ("SU", s_deciders, Any),
            ("S", [Investigator, "Manager"], "state = 'Approved'"), ("S", ["Manager", "Auditor"], "state IN ('Disclosed', 'Revoked')")),
        .. Rules("findings", ("SIUD", [Investigator], ThroughAnswer), ("S", s_deciders, Any)),
        .. Rules("withheld_categories", ("SIUD", [Investigator], ThroughAnswer), ("S", s_deciders, Any)),
        .. Rules("answer_files", ("SIUD", [Investigator], ThroughAnswer), ("S", s_deciders, Any)),
        .. Rules("answer_file_contents", ("SIUD", [Investigator], $"EXISTS (SELECT FROM answer_files f WHERE f.id = answer_file_contents.id AND {ThroughAnswer})"), ("S", s_deciders, Any)),
        .. Rules("answer_imports", ("SID", [Investigator], ThroughAnswer), ("S", s_deciders, Any)),
        .. Rules("packets", ("SU", [Officer], "recipient = @account"), ("S", [Investigator], Team("request")), ("U", [Investigator], "EXISTS (SELECT FROM requests r WHERE r.id = request AND r.claimed_by = @account)"), ("S", s_deciders, Any), ("U", ["Approver"], Any)),
        .. Rules("packet_contents", ("S", [Officer], "EXISTS (SELECT FROM packets p WHERE p.id = packet_contents.id AND p.recipient = @account)")),
        .. Rules("packet_downloads", ("SI", [Officer], "\"by\" = @account"), ("S", [Investigator], $"EXISTS (SELECT FROM packets p WHERE p.id = packet AND {Team("p.request")})"), ("S", s_deciders, Any), ("U", ["Counsel"], Any)),
        .. Rules("outbox", ("I", [Officer], Own("request")), ("I", [Investigator, .. s_deciders], Any), ("S", ["Manager", "Auditor"], Any), ("U", ["Manager"], "died_at IS NOT NULL")),
        .. Rules("notices", ("SU", s_people, "recipient = @account")),
        .. Rules("mails", ("S", ["Manager", "Auditor"], Any), ("U", ["Manager"], "died_at IS NOT NULL")),
        .. Rules("leases"),
        .. Rules("form_uses", ("SID", s_people, "actor = @account")),
        .. Rules("ledger_entries",
            ("S", ["Auditor"], Any), ("S", [Officer], $"subject_kind = 'request' AND {Own("subject")}"), ("S", [Investigator, .. s_deciders, "Manager"], "subject_kind = 'request'"),
            ("I", s_people, "actor = @account"), ("I", [Door], "event = 'accounts.signed-in'")),
        .. Rules("ledger_payloads",
            ("SD", ["Counsel"], Any),
            ("I", [Officer, Investigator, .. s_deciders], "EXISTS (SELECT FROM ledger_entries e WHERE e.sequence = ledger_payloads.sequence AND e.actor = @account)")),
    ];

    private static string Own(string request) => $"EXISTS (SELECT FROM requests r WHERE r.id = {request} AND r.officer = @account)";

    private static string Team(string request) => $"EXISTS (SELECT FROM requests r WHERE r.id = {request} AND (r.routing_team = @team OR r.claimed_by = @account))";

    /// <summary>The portal itself may do all that the application is granted.</summary>
    private static IEnumerable<WallRule> Rules(string table, params (string Verbs, IReadOnlyList<string> Roles, string Where)[] rules) =>
        [new(table, "SIUD", ["System"], Any), .. rules.Select(rule => new WallRule(table, rule.Verbs, rule.Roles, rule.Where))];
}
