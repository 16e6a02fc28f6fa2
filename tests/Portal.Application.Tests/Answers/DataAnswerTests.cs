using System.Text;
using Portal.Application.Answers;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Answers;

public sealed class DataAnswerTests
{
    [Theory, EveryEngine]
    public async Task A_table_is_looked_at_taken_in_and_kept_in_the_form_that_is_disclosed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await ADataAnswerAsync(portal);
        var import = await portal.AStagedTableAsync(
            request, answer, portal.Signe(),
            $"Amount;Target;Record ID;Account ID;Kind;Occurred at;Asset;Note;Internal score\r\n0.50;{Given.Target(1)};R-1;A-77;deposit;2026-10-01T14:00:00.120+02:00;BTC;\"=a;\"\"b\"\"\";9\r\n");

        var look = await portal.GetAsync(new GetStagedTable(request, answer, import), portal.Signe());
        (look.Delimiter, look.Rows, look.Faulty, look.Name).ShouldBe((";", 1, 0, "export.csv"));
        look.ColumnsMissing.ShouldBeEmpty();
        look.NotTaken.ShouldBe(["Internal score"]);
        await portal.GetAsync(new AddAnswerFile(request, answer, import, await portal.MappingAsync(request, answer, import, portal.Signe()), 0), portal.Signe());

        var file = (await PageAsync(portal, request, answer)).Files.ShouldHaveSingleItem();
        var bytes = (await portal.GetAsync(new GetAnswerFile(request, answer, file.Id), portal.Daniel())).Bytes;
        (file.Id, file.Rows, file.Targets, file.Sha256).ShouldBe((import, 1, 1, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))));
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        lines[0].ShouldStartWith("target,record_id,account_id,kind,occurred_at_utc,posted_at_utc,chain,asset,amount,");
        lines[1].ShouldStartWith($"{Given.Target(1)},R-1,A-77,deposit,2026-10-01T12:00:00.120Z,,,BTC,0.50,");
        lines[1].ShouldEndWith(",\"=a;\"\"b\"\"\"");
        portal.Database.Count("answer_imports").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task What_was_not_asked_is_flagged_row_by_row_and_left_out_only_by_a_word(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await ADataAnswerAsync(portal);
        await portal.GetAsync(new RecordFindings(request, answer, [new(2, Outcome.Withheld, "legal-process-too-low")]), portal.Signe());
        var csv = Given.Deposits(Given.Target(1), Given.Target(2), "1BoatSLRHtKNngkdXEeobR76b53LETtpyT").Replace("2026-10-03", "2026-11-03")
            + $"{Given.Target(1)},R-4,A-77,deposit,2026-09-30T21:59:59Z,BTC,1e3\n{Given.Target(1)},R-5,,deposit,yesterday,BTC,5\n{Given.Target(1)},short\n";
        var import = await portal.AStagedTableAsync(request, answer, portal.Signe(), csv);

        var look = await portal.GetAsync(new GetStagedTable(request, answer, import), portal.Signe());
        (look.Rows, look.Faulty).ShouldBe((6, 5));
        look.Faults.Select(shown => (shown.Fault.Row, shown.Fault.Column, shown.Fault.Kind)).ShouldBe(
        [
            (3, "target", RowFaultKind.TargetNotProduced), (4, "target", RowFaultKind.TargetUnknown), (4, "occurred_at_utc", RowFaultKind.OutsideRange),
            (5, "occurred_at_utc", RowFaultKind.OutsideRange), (5, "amount", RowFaultKind.NotAnAmount),
            (6, "account_id", RowFaultKind.Missing), (6, "occurred_at_utc", RowFaultKind.NotAnInstant), (7, "", RowFaultKind.Cells),
        ]);
        var mapping = await portal.MappingAsync(request, answer, import, portal.Signe());
        (await portal.SendAsync(new AddAnswerFile(request, answer, import, mapping, 0), portal.Signe())).Refusals.Said().ShouldBe(["LeaveOut: answers.rows-faulty"]);
        await portal.GetAsync(new AddAnswerFile(request, answer, import, mapping, 5), portal.Signe());
        await portal.GetAsync(new AddAnswerFile(request, answer, import, mapping, 5), portal.Signe());

        (await PageAsync(portal, request, answer)).Files.ShouldHaveSingleItem().Rows.ShouldBe(1);
    }

    [Fact]
    public async Task A_required_column_without_a_place_is_named_and_a_table_without_a_good_row_stays_out()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (request, answer) = await ADataAnswerAsync(portal);
        var import = await portal.AStagedTableAsync(request, answer, portal.Signe(), Given.Deposits("nobody"));
        var mapping = await portal.MappingAsync(request, answer, import, portal.Signe());

        (await portal.SendAsync(new AddAnswerFile(request, answer, import, mapping, 1), portal.Signe())).Refusals.Said().ShouldBe(["LeaveOut: answers.no-rows-left"]);
        mapping.Remove("asset");
        (await portal.SendAsync(new AddAnswerFile(request, answer, import, mapping, 1), portal.Signe())).Refusals.Said().ShouldBe(["Map-asset: answers.column-missing"]);
        await portal.GetAsync(new DiscardAnswerTable(request, answer, import), portal.Signe());
        portal.Database.Count("answer_imports").ShouldBe(0);
    }

    [Theory]
    [InlineData("trades", "target\n1\n", "Category: answers.category-not-asked"), InlineData("balances", "", "Table: tables.empty"), InlineData("balances", "target\n", "Table: tables.no-rows")]
    [InlineData("balances", "target,target\n1,2\n", "Table: tables.head-twice"), InlineData("balances", "target\n\"open\n", "Table: tables.broken")]
    public async Task A_file_that_is_no_table_of_what_was_asked_is_refused_at_once(string category, string csv, string refusal)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (request, answer) = await ADataAnswerAsync(portal);

        (await portal.SendAsync(new StageAnswerTable(request, answer, new(Guid.NewGuid()), category, "a.csv", Encoding.UTF8.GetBytes(csv)), portal.Signe())).Refusals.Said().ShouldBe([refusal]);
    }

    [Theory, EveryEngine]
    public async Task A_later_upload_of_a_category_takes_the_place_of_an_earlier_one(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await ADataAnswerAsync(portal);
        var first = await portal.AStagedTableAsync(request, answer, portal.Signe(), Given.Deposits(Given.Target(1)));
        var second = await portal.AStagedTableAsync(request, answer, portal.Signe(), Given.Deposits(Given.Target(2)));

        (await PageAsync(portal, request, answer)).Imports.ShouldHaveSingleItem().Id.ShouldBe(second);
        (await portal.SendAsync(new GetStagedTable(request, answer, first), portal.Signe())).Refusals.Said().ShouldBe(["requests.not-found"]);
    }

    [Theory, EveryEngine]
    public async Task A_final_answer_speaks_of_every_category_and_gives_what_it_says(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await ADataAnswerAsync(portal);
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.Produced), new(2, Outcome.Produced)]), portal.Signe());
        var file = await portal.ADataFileAsync(request, answer, portal.Signe(), Given.Deposits(Given.Target(1)));

        (await SentAsync(portal, request, answer)).ShouldBe(["Findings: answers.produced-without-rows", "Category-balances: answers.category-without-word"]);
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.NothingHeld), new(2, Outcome.NothingHeld)]), portal.Signe());
        (await SentAsync(portal, request, answer)).ShouldBe(["Findings: answers.rows-not-given"]);
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.Produced)]), portal.Signe());
        (await portal.SendAsync(Withhold(request, answer, ("deposits-withdrawals", "data-none")), portal.Signe())).Refusals.Said().ShouldBe(["Category-deposits-withdrawals: answers.category-has-file"]);
        await portal.GetAsync(Withhold(request, answer, ("balances", "data-none")), portal.Signe());
        await portal.GetAsync(new SendAnswerForApproval(request, answer), portal.Signe());

        var page = await portal.GetAsync(new GetAnswer(request, answer), portal.Daniel());
        (page.Partial, page.Files[0].Id).ShouldBe((false, file));
        page.Categories.Select(line => (line.Category, line.Code, line.Rows)).ShouldBe([("balances", "data-none", 0), ("deposits-withdrawals", "", 1)]);
        page.Rows.Select(row => string.Join(',', row.Given)).ShouldBe(["deposits-withdrawals", ""]);
    }

    [Theory, EveryEngine]
    public async Task A_withheld_category_needs_words_takes_no_file_and_its_word_can_be_taken_back(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await ADataAnswerAsync(portal);
        await portal.GetAsync(new RecordFindings(request, answer, [new(1, Outcome.Produced), new(2, Outcome.NothingHeld)]), portal.Signe());
        await portal.ADataFileAsync(request, answer, portal.Signe(), Given.Deposits(Given.Target(1)));
        await portal.GetAsync(Withhold(request, answer, ("balances", "legal-process-too-low")), portal.Signe());

        (await SentAsync(portal, request, answer)).ShouldBe(["Words: answers.no-words"]);
        (await portal.SendAsync(new StageAnswerTable(request, answer, new(Guid.NewGuid()), "balances", "a.csv", "target\n1\n"u8.ToArray()), portal.Signe())).Refusals.Said()
            .ShouldBe(["Category: answers.category-not-given"]);
        await portal.GetAsync(Withhold(request, answer, ("balances", "scope-broad")), portal.Signe());
        (await PageAsync(portal, request, answer)).Categories[0].Code.ShouldBe("scope-broad");
        await portal.GetAsync(Withhold(request, answer, ("balances", "")), portal.Signe());
        (await SentAsync(portal, request, answer)).ShouldBe(["Category-balances: answers.category-without-word"]);
    }

    [Theory, EveryEngine]
    public async Task An_id_that_stands_for_something_else_already_is_unknown(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await ADataAnswerAsync(portal);
        var file = await portal.ADataFileAsync(request, answer, portal.Signe(), Given.Deposits(Given.Target(1)));
        var import = await portal.AStagedTableAsync(request, answer, portal.Signe(), Given.Deposits(Given.Target(2)));
        var (otherRequest, otherAnswer) = await ADataAnswerAsync(portal);

        foreach (var taken in new[] { file, import })
        {
            var stage = new StageAnswerTable(otherRequest, otherAnswer, taken, "deposits-withdrawals", "a.csv", Encoding.UTF8.GetBytes(Given.Deposits(Given.Target(1))));
            (await portal.SendAsync(stage, portal.Signe())).Refusals.Said().ShouldBe(["requests.not-found"]);
        }

        var third = await portal.AVerifiedDataRequestAsync(portal.Johanna(), portal.Signe());
        (await portal.SendAsync(new PrepareAnswer(third, answer, AnswerKind.Final, "en"), portal.Signe())).Refusals.Said().ShouldBe(["requests.not-found"]);
    }

    [Theory, EveryEngine]
    public async Task The_same_rows_are_taken_in_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await ADataAnswerAsync(portal);
        var file = await portal.ADataFileAsync(request, answer, portal.Signe(), Given.Deposits(Given.Target(1)));
        var again = await portal.AStagedTableAsync(request, answer, portal.Signe(), Given.Deposits(Given.Target(1)));

        var mapping = await portal.MappingAsync(request, answer, again, portal.Signe());
        (await portal.SendAsync(new AddAnswerFile(request, answer, again, mapping, 0), portal.Signe())).Refusals.Said().ShouldBe(["answers.file-twice"]);
        (await PageAsync(portal, request, answer)).Files.ShouldHaveSingleItem().Id.ShouldBe(file);
    }

    [Theory, EveryEngine]
    public async Task A_data_file_goes_with_its_bytes(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (request, answer) = await ADataAnswerAsync(portal);
        var file = await portal.ADataFileAsync(request, answer, portal.Signe(), Given.Deposits(Given.Target(1)));

        await portal.GetAsync(new RemoveAnswerFile(request, answer, file), portal.Signe());
        await portal.GetAsync(new RemoveAnswerFile(request, answer, file), portal.Signe());

        (await PageAsync(portal, request, answer)).Answer.Revision.ShouldBe(3);
        (portal.Database.Count("answer_files"), portal.Database.Count("answer_file_contents")).ShouldBe((0, 0));
        (await portal.SendAsync(new GetAnswerFile(request, answer, file), portal.Signe())).Refusals.Said().ShouldBe(["requests.not-found"]);
    }

    [Fact]
    public async Task A_freeze_and_a_decline_take_no_data()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var freeze = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Signe());
        var held = await portal.AnAnswerAsync(freeze, portal.Signe());

        (await portal.SendAsync(new StageAnswerTable(freeze, held, new(Guid.NewGuid()), "balances", "a.csv", "target\n1\n"u8.ToArray()), portal.Signe())).Refusals.Said().ShouldBe(["answers.no-data"]);
    }

    private static async Task<(RequestId Request, AnswerId Answer)> ADataAnswerAsync(TestPortal portal)
    {
        var request = await portal.AVerifiedDataRequestAsync(portal.Johanna(), portal.Signe());
        return (request, await portal.AnAnswerAsync(request, portal.Signe()));
    }

    private static WithholdCategories Withhold(RequestId request, AnswerId answer, params (string Category, string Code)[] codes) =>
        new(request, answer, codes.ToDictionary(row => row.Category, row => row.Code));

    private static Task<AnswerPage> PageAsync(TestPortal portal, RequestId request, AnswerId answer) => portal.GetAsync(new GetAnswer(request, answer), portal.Signe());

    private static async Task<IReadOnlyList<string>> SentAsync(TestPortal portal, RequestId request, AnswerId answer) =>
        (await portal.SendAsync(new SendAnswerForApproval(request, answer), portal.Signe())).Refusals.Said();
}
