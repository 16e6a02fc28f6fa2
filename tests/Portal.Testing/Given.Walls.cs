using Microsoft.EntityFrameworkCore;
using Portal.Application.Accounts;
using Portal.Application.Answers;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Questions;
using Portal.Domain.Requests;
using Shouldly;

namespace Portal.Testing;

/// <summary>What stands on one side of the wall: an officer's requests and what the desk made of them. Everything that is
/// contents carries <see cref="Mark"/>, and questions <see cref="Asked"/>.</summary>
public sealed record WalledSide(string Mark, Actor Officer, Actor Investigator)
{
    public string Asked => Mark.Replace("MARK", "ASKED", StringComparison.Ordinal);

    public RequestId Draft { get; init; }

    /// <summary>A data request whose answer is being written.</summary>
    public RequestId Data { get; init; }

    /// <summary>A freeze with a hold.</summary>
    public RequestId Freeze { get; init; }

    /// <summary>A freeze that was declined; its packet was fetched.</summary>
    public RequestId Declined { get; init; }

    public QuestionId Question { get; init; }

    public HoldId Hold { get; init; }

    /// <summary>The answer that is being written.</summary>
    public AnswerId Written { get; init; }

    public AnswerFileId File { get; init; }

    public AnswerFileId Import { get; init; }

    /// <summary>The answer that was disclosed.</summary>
    public AnswerId Disclosed { get; init; }

    /// <summary>Key of the officer's session.</summary>
    public string Session { get; init; } = "";
}

/// <content>Two agencies and two teams with rows in every table.</content>
public static partial class Given
{
    /// <summary>The sides of Johanna with Signe and of ليلى with Michael.</summary>
    public static async Task<(WalledSide Ours, WalledSide Theirs)> ASplitPortalAsync(this TestPortal portal)
    {
        var ours = await portal.ASideAsync("MARK-OURS", "Johanna Muster", "Signe Lindqvist");
        var theirs = await portal.ASideAsync("MARK-THEIRS", "ليلى المثال", "Michael Okafor");
        // Approved and not pressed yet, and what nobody has taken yet.
        foreach (var side in new[] { ours, theirs })
        {
            _ = await portal.ADeclinedAsync(side);
            await portal.ASubmittedFreezeAsync(side.Officer);
        }

        portal.Mailer.IsSetUp = true;
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        portal.Database.Run("INSERT INTO clock_alarms SELECT id, 50, started_at FROM clocks");
        return (ours, theirs);
    }

    private static async Task<WalledSide> ASideAsync(this TestPortal portal, string mark, string officer, string investigator)
    {
        var side = new WalledSide(mark, portal.Present(officer), portal.Present(investigator));
        var draft = await portal.ADraftAsync(side.Officer, answers => answers["Narrative"] = mark);
        var data = await portal.ASubmittedDataRequestAsync(side.Officer, answers =>
            (answers["Addresses"], answers["Categories"], answers["FirstDay.Month"], answers["Narrative"]) = (Addresses, "deposits-withdrawals,balances,kyc-identity", "10", mark));
        await portal.TakeAsync(side, data);
        var question = await portal.AQuestionAsync(data, side.Investigator, $"{side.Asked} which account?");
        _ = (await portal.SendFormAsync(new ReplyToQuestion(data, question, $"{side.Asked} the second."), side.Officer, Guid.NewGuid())).Value;
        var written = await portal.AnAnswerAsync(data, side.Investigator);
        var file = await portal.ADataFileAsync(data, written, side.Investigator, Deposits(FirstAddress));
        var import = await portal.AStagedTableAsync(data, written, side.Investigator, $"target,asset,amount\n{FirstAddress},BTC,1\n", "balances");
        _ = (await portal.SendFormAsync(new WriteAnswer(data, written, $"{mark} words", [], "en", ""), side.Investigator, Guid.NewGuid())).Value;
        await portal.InOneCommitAsync(side.Investigator, async db =>
        {
            var answer = await db.Answers.Include(answer => answer.Findings).Include(answer => answer.Withheld).Include(answer => answer.Files).SingleAsync(answer => answer.Id == written);
            _ = answer.Withhold([new("kyc-identity", "not-held")], side.Investigator.Id, portal.Time.GetUtcNow()).Value;
            return answer.Find([new Finding(1, Outcome.NothingHeld, "")], side.Investigator.Id, portal.Time.GetUtcNow());
        });
        var freeze = await portal.ASubmittedFreezeAsync(side.Officer, answers => answers["Narrative"] = mark);
        await portal.TakeAsync(side, freeze);
        var hold = await portal.AHoldAsync(freeze, side.Investigator, approver: portal.Present("Daniel Ferreira"));
        var (declined, disclosed) = await portal.ADeclinedAsync(side);
        (await portal.GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(1);
        await portal.GetAsync(new FetchPacket(declined, disclosed, "192.0.2.1"), side.Officer);
        var session = await portal.GetAsync(new SignInDemo(side.Officer.Id), Actor.Nobody);
        await portal.GetAsync(new SignInDemo(side.Investigator.Id), Actor.Nobody);
        return side with
        {
            Draft = draft,
            Data = data,
            Freeze = freeze,
            Declined = declined,
            Question = question,
            Hold = hold,
            Written = written,
            File = file,
            Import = import,
            Disclosed = disclosed,
            Session = session.Key,
        };
    }

    private static async Task TakeAsync(this TestPortal portal, WalledSide side, RequestId id)
    {
        portal.Database.Run("UPDATE requests SET routing_team = @team WHERE id = @id", ("team", side.Investigator.Team!), ("id", id.Value)).ShouldBe(1);
        await portal.GetAsync(new ClaimRequest(id), side.Investigator);
        (await portal.OnRequestAsync(id, request => request.Verify(side.Investigator.Id, portal.Time.GetUtcNow()))).Succeeded.ShouldBeTrue();
    }

    private static async Task<(RequestId Request, AnswerId Answer)> ADeclinedAsync(this TestPortal portal, WalledSide side)
    {
        var request = await portal.ASubmittedFreezeAsync(side.Officer, answers => answers["Narrative"] = side.Mark);
        await portal.TakeAsync(side, request);
        var answer = await portal.ADeclineToDecideAsync(request, side.Investigator);
        await portal.GetAsync(new ApproveAnswer(request, answer, 2), portal.Present("Daniel Ferreira"));
        return (request, answer);
    }
}
