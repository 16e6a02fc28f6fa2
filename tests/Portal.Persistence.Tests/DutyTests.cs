using Portal.Application.Questions;
using Portal.Testing;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Persistence.Tests;

/// <summary>Every rule that wants a certain person, or two, is refused by the database itself when it is broken behind the
/// portal's back: by a constraint on the row, or by a trigger that looks at the person's role.</summary>
public sealed class DutyTests(ITestOutputHelper output)
{
    private const string CopyOf = "copy of ";
    private const string Officer = "SELECT id FROM accounts WHERE name = 'Johanna Muster'";
    private const string Colleague = "SELECT id FROM accounts WHERE name = 'Lukas Beispiel'";
    private const string Stranger = "SELECT id FROM accounts WHERE name = '見本 花子'";
    private const string StrangersAgency = "SELECT agency FROM accounts WHERE name = '見本 花子'";
    private const string Investigator = "SELECT id FROM accounts WHERE name = 'Signe Lindqvist'";
    private const string Approver = "SELECT id FROM accounts WHERE name = 'Daniel Ferreira'";
    private const string Counsel = "SELECT id FROM accounts WHERE name = 'Clara Nowak'";
    private const string Manager = "SELECT id FROM accounts WHERE name = 'Marguerite Stone'";

    /// <summary>What is wanted, the statement that breaks it, and what it is refused with.</summary>
    private static readonly (string Duty, string Sql, string Because)[] s_violations =
    [
        ("an officer drafts for the own agency", $"UPDATE drafts SET agency = ({StrangersAgency})", "a draft is written by an officer of its agency"),
        ("a draft is an officer's", $"UPDATE drafts SET officer = ({Investigator})", "a draft is written by an officer of its agency"),
        ("an officer asks for the own agency", Copy("requests", $"agency = ({StrangersAgency})"), "a request is sent by an officer of its agency"),
        ("a request is an officer's", Copy("requests", $"officer = ({Investigator})"), "a request is sent by an officer of its agency"),
        ("a request keeps its officer", $"UPDATE requests SET officer = ({Colleague})", "a request stays with the officer who sent it"),
        ("a request keeps its agency", $"UPDATE requests SET agency = ({StrangersAgency})", "a request stays with the officer who sent it"),
        ("nobody claims the own request", $"UPDATE requests SET claimed_by = ({Officer})", "nobody_claims_the_own_request"),
        ("an investigator claims", $"UPDATE requests SET claimed_by = ({Approver})", "a request is claimed by an investigator"),
        ("an investigator claims from the start", Copy("requests", $"claimed_by = ({Manager})"), "a request is claimed by an investigator"),
        ("an investigator asks", Copy("questions", $"asked_by = ({Approver})"), "a question is asked by an investigator"),
        ("a question keeps who asked", $"UPDATE questions SET asked_by = ({Approver})", "a question stays as it was asked"),
        ("nobody replies to the own question", "UPDATE questions SET replied_by = asked_by", "nobody_replies_to_the_own_question"),
        ("the request's officer replies", $"UPDATE questions SET replied_by = ({Colleague})", "a question is replied to by the officer of its request"),
        ("a hold names the request's officer", Copy("holds", $"requester = ({Colleague})"), "a hold is asked for by the officer of its request"),
        ("an investigator orders a hold", Copy("holds", $"ordered_by = ({Counsel})"), "a hold is ordered by an investigator"),
        ("an approver decides on a hold", $"UPDATE holds SET decided_by = ({Counsel})", "a hold is decided by an approver"),
        ("an approver decides on a hold from the start", Copy("holds", $"decided_by = ({Manager})"), "a hold is decided by an approver"),
        ("an ordered hold is placed after a decision", "UPDATE holds SET decided_by = NULL, decided_at = NULL", "an_ordered_hold_was_approved"),
        ("an answer is to the request's officer", Copy("answers", $"requester = ({Stranger})"), "an answer is to the officer of its request"),
        ("an answer keeps its officer", $"UPDATE answers SET requester = ({Colleague})", "an answer stays with its request"),
        ("an investigator prepares", Copy("answers", $"prepared_by = ({Approver})"), "an answer is prepared by an investigator"),
        ("an investigator writes on", $"UPDATE answers SET prepared_by = ({Manager})", "an answer is prepared by an investigator"),
        ("an approver or counsel decides", $"UPDATE answers SET decided_by = ({Manager})", "an answer is decided by an approver or counsel"),
        ("counsel decides on nothing that was not escalated", $"UPDATE answers SET decided_by = ({Counsel})", "or by counsel when it was escalated"),
        ("counsel decides on what was escalated", "UPDATE answers SET escalation = 'privilege'", "or by counsel when it was escalated"),
        ("an escalated answer is not stored approved by an approver", Copy("answers", "escalation = 'privilege'"), "or by counsel when it was escalated"),
        ("nothing is approved without a decision", "UPDATE answers SET decided_by = NULL, decided_at = NULL", "nothing_is_disclosed_without_approval"),
        ("one approves what was shown", "UPDATE answers SET approved_revision = revision - 1", "an_approval_holds_for_one_revision"),
        ("a packet is for the officer who asked", $"INSERT INTO packets (id, answer, request, sha256, unsealed_sha256, size, pages, manifest, sealed_at, recipient, expires_at, version) SELECT id, id, request, '{new string('a', 64)}', '{new string('a', 64)}', 1, 1, '', prepared_at, ({Colleague}), prepared_at, 1 FROM answers", "a packet is of an approved answer and for its officer"),
        ("a person has one role, on one side", $"UPDATE accounts SET agency = ({StrangersAgency}) WHERE id = ({Approver})", "agency_people_have_an_agency"),
    ];

    /// <summary>Rules that stand behind a wider one, looked at with that one out of the way.</summary>
    private static readonly (string Duty, string Sql, string Because)[] s_behind =
    [
        ("who orders a hold does not decide on it", "UPDATE holds SET decided_by = ordered_by", "a_hold_takes_two_people"),
        ("who asks for a hold does not decide on it", "UPDATE holds SET decided_by = requester", "a_hold_takes_two_people"),
        ("who asks for a hold does not order it", "UPDATE holds SET ordered_by = requester", "a_hold_takes_two_people"),
        ("who prepares does not decide", "UPDATE answers SET decided_by = prepared_by", "an_answer_takes_three_people"),
        ("who asked does not decide", "UPDATE answers SET decided_by = requester", "an_answer_takes_three_people"),
        ("who asked does not prepare", "UPDATE answers SET prepared_by = requester", "an_answer_takes_three_people"),
    ];

    private static readonly Dictionary<Engine, (string Table, string Name)[]> s_wider = new()
    {
        [Engine.Sqlite] =
        [
            ("holds", "holds_are_decided_by_approvers"), ("holds", "holds_stay_as_ordered"), ("answers", "answers_are_decided_by_deciders"),
            ("answers", "answers_are_decided_where_they_belong"), ("answers", "answers_are_written_on_by_investigators"),
        ],
        [Engine.PostgreSql] =
        [
            ("holds", "holds_are_decided_by_approvers"), ("holds", "holds_stay_as_ordered"), ("answers", "answers_are_decided_by_deciders"), ("answers", "answers_take_their_people"),
        ],
    };

    [Theory, EveryEngine]
    public async Task The_database_refuses_each_duty_in_the_wrong_hands(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.ADraftAsync(portal.Johanna());
        var signe = portal.Person("Signe Lindqvist").AsActor();
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), signe);
        await portal.AHoldAsync(request, signe, approver: portal.Present("Daniel Ferreira"));
        var question = await portal.AQuestionAsync(request, signe);
        await portal.GetAsync(new ReplyToQuestion(request, question, "The first."), portal.Johanna());
        await portal.AnApprovedAnswerAsync(request);

        RefuseAll(portal.Database, s_violations);
        foreach (var trigger in s_wider[engine])
            portal.Database.Run(engine == Engine.Sqlite ? $"DROP TRIGGER {trigger.Name}" : $"DROP TRIGGER {trigger.Name} ON {trigger.Table}");
        RefuseAll(portal.Database, s_behind);
        output.WriteLine($"{engine}: {s_violations.Length + s_behind.Length} violations, each refused");
    }

    /// <summary>The same rows, so far as the rules are concerned, are stored.</summary>
    [Theory, EveryEngine]
    public async Task What_is_in_the_right_hands_is_stored(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var signe = portal.Person("Signe Lindqvist").AsActor();
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), signe);
        await portal.AnApprovedAnswerAsync(request);

        portal.Database.Run("UPDATE requests SET claimed_by = (SELECT id FROM accounts WHERE name = 'Amira Haddad')").ShouldBe(1);
        portal.Database.Run($"UPDATE answers SET escalation = 'privilege', decided_by = ({Counsel})").ShouldBe(1);
        portal.Database.Run("UPDATE answers SET escalation = '', decided_by = (SELECT id FROM accounts WHERE name = 'Helen Park')").ShouldBe(1);
        portal.Database.Run("UPDATE answers SET prepared_by = (SELECT id FROM accounts WHERE name = 'Amira Haddad')").ShouldBe(1);
    }

    private void RefuseAll(TestDatabase database, IEnumerable<(string Duty, string Sql, string Because)> violations)
    {
        foreach (var (duty, sql, because) in violations)
        {
            database.ShouldRefuse(sql.StartsWith(CopyOf, StringComparison.Ordinal) ? Spelt(database, sql[CopyOf.Length..].Split(' ', 2)) : sql, because);
            output.WriteLine($"{database.Engine}: {duty}: {because}");
        }
    }

    /// <summary>A copy of a table's rows that differs in one column; written out by <see cref="Spelt"/>, since the database knows its columns.</summary>
    private static string Copy(string table, string change) => $"{CopyOf}{table} {change}";

    private static string Spelt(TestDatabase database, string[] copy)
    {
        var (table, change) = (copy[0], copy[1].Split(" = ", 2));
        var columns = database.List(database.Engine == Engine.Sqlite
            ? $"SELECT name FROM pragma_table_info('{table}')"
            : $"SELECT attname::text FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped").Cast<string>().ToList();
        return $"INSERT INTO {table} ({Listed(columns, column => $"\"{column}\"")}) SELECT {Listed(columns, column => column == change[0] ? change[1] : $"\"{column}\"")} FROM {table}";
    }

    private static string Listed(IEnumerable<string> columns, Func<string, string> write) => string.Join(", ", columns.Select(write));
}
