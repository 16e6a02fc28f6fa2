using System.Text;
using Portal.Application.Answers;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Shouldly;

namespace Portal.Testing;

/// <content>Requests ready to be answered, and answers.</content>
public static partial class Given
{
    /// <summary>The two addresses of <see cref="Addresses"/>, by line.</summary>
    public static string Target(int line) => Addresses.Split('\n')[line - 1];

    /// <summary>A data request about the targets of <see cref="Addresses"/> over October 2026 in Vienna, that an investigator has
    /// and has found to be in order.</summary>
    public static async Task<RequestId> AVerifiedDataRequestAsync(
        this TestPortal portal, Actor officer, Actor investigator, string categories = "deposits-withdrawals,balances", Action<Dictionary<string, string>>? change = null)
    {
        var id = await portal.ASubmittedDataRequestAsync(officer, answers =>
        {
            (answers["Addresses"], answers["Categories"], answers["FirstDay.Month"]) = (Addresses, categories, "10");
            change?.Invoke(answers);
        });
        await portal.GetAsync(new ClaimRequest(id), investigator);
        (await portal.OnRequestAsync(id, request => request.Verify(investigator.Id, portal.Time.GetUtcNow()))).Succeeded.ShouldBeTrue();
        return id;
    }

    /// <summary>A hold of 1 BTC on a target that the operator confirmed.</summary>
    public static HoldId AConfirmedHold(this TestPortal portal, RequestId request, int line = 1)
    {
        var id = new HoldId(Guid.NewGuid());
        portal.Database.Run(
            "INSERT INTO holds (id, request, line, basis, asset, amount, ends_at, state, requester, ordered_by, ordered_at, reject_reason, tries, operator_reference, code, placed_at, version) "
            + $"SELECT @id, id, {line}, 'Provisional', 'BTC', '100000000', queue_at, 'Confirmed', officer, claimed_by, submitted_at, '', 1, 'H-1', '', submitted_at, 1 FROM requests WHERE id = @request",
            ("id", id.Value), ("request", request.Value));
        return id;
    }

    /// <summary>An answer that is being written.</summary>
    public static async Task<AnswerId> AnAnswerAsync(this TestPortal portal, RequestId request, Actor investigator, AnswerKind kind = AnswerKind.Final)
    {
        var id = new AnswerId(Guid.NewGuid());
        await portal.GetAsync(new PrepareAnswer(request, id, kind, "en"), investigator);
        return id;
    }

    /// <summary>Rows of deposits about targets, all inside October 2026.</summary>
    public static string Deposits(params IEnumerable<string> targets) =>
        "target,record_id,account_id,kind,occurred_at_utc,asset,amount\n"
        + string.Concat(targets.Select((target, at) => $"{target},R-{at + 1},A-77,deposit,2026-10-0{at + 1}T12:00:00Z,BTC,0.5\n"));

    /// <summary>So many deposits about one target, whose record ids want quotes.</summary>
    public static string ManyDeposits(string target, int count) =>
        "target,record_id,account_id,kind,occurred_at_utc,asset,amount\n"
        + string.Concat(Enumerable.Range(1, count).Select(at => $"{target},\"R-{at}, \"\"quoted\"\"\",A-77,deposit,2026-10-01T12:00:00Z,BTC,0.5\n"));

    /// <summary>An upload that is not taken in yet.</summary>
    public static async Task<AnswerFileId> AStagedTableAsync(this TestPortal portal, RequestId request, AnswerId answer, Actor investigator, string csv, string category = "deposits-withdrawals")
    {
        var id = new AnswerFileId(Guid.NewGuid());
        await portal.GetAsync(new StageAnswerTable(request, answer, id, category, "export.csv", Encoding.UTF8.GetBytes(csv)), investigator);
        return id;
    }

    /// <summary>A data file of an answer.</summary>
    public static async Task<AnswerFileId> ADataFileAsync(this TestPortal portal, RequestId request, AnswerId answer, Actor investigator, string csv, string category = "deposits-withdrawals")
    {
        var id = await portal.AStagedTableAsync(request, answer, investigator, csv, category);
        await portal.GetAsync(new AddAnswerFile(request, answer, id, await portal.MappingAsync(request, answer, id, investigator), 0), investigator);
        return id;
    }

    /// <summary>The mapping that the import page offers.</summary>
    public static async Task<Dictionary<string, int>> MappingAsync(this TestPortal portal, RequestId request, AnswerId answer, AnswerFileId import, Actor investigator) =>
        (await portal.GetAsync(new GetStagedTable(request, answer, import), investigator)).Columns.Where(column => column.At is not null).ToDictionary(column => column.Name, column => column.At!.Value);

    /// <summary>A decline that waits for approval, or for counsel where it was escalated.</summary>
    public static async Task<AnswerId> ADeclineToDecideAsync(this TestPortal portal, RequestId request, Actor investigator, string code = "scope-vague", string escalation = "")
    {
        var id = await portal.AnAnswerAsync(request, investigator, AnswerKind.Decline);
        await portal.GetAsync(new WriteAnswer(request, id, "The request names no period. Send it again with first and last day.", [code], "en", escalation), investigator);
        await portal.GetAsync(new SendAnswerForApproval(request, id), investigator);
        return id;
    }
}
