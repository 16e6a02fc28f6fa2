using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Holds;
using Portal.Application.Packets;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Demo;

/// <summary>What the desk's people and the officer do with one request of the story, step by step.</summary>
internal sealed class StoryDesk(StoryStage stage, StoryAnswers answers, PolicyBook policies, IChance chance)
{
    /// <summary>Most holds of one request of the story; of a longer list the rest has nothing to hold.</summary>
    private const int MostHolds = 3;

    public async Task VerifyAsync(RequestId id, CancellationToken cancellationToken) =>
        await stage.SendAsync(new ConfirmAuthenticity(id), await stage.InvestigatorOfAsync(id, cancellationToken), cancellationToken);

    public async Task AskAsync(RequestId id, CancellationToken cancellationToken)
    {
        await stage.SendAsync(
            new AskAgency(id, new(chance.NewId()), "Please confirm the period and name the transfer you mean: the account has more than one on that day."),
            await stage.InvestigatorOfAsync(id, cancellationToken), cancellationToken);
        await stage.DeliverAsync(cancellationToken);
    }

    public async Task ReplyAsync(RequestId id, Actor officer, CancellationToken cancellationToken)
    {
        var page = await stage.SendAsync(new GetMyRequest(id), officer, cancellationToken);
        await stage.SendAsync(new ReplyToQuestion(id, page.Questions[^1].Id, "We mean the first transfer of that day. The period stands as we wrote it."), officer, cancellationToken);
        await stage.DeliverAsync(cancellationToken);
    }

    /// <summary>Orders a hold on each of the first targets, the amount shared out evenly.</summary>
    public async Task HoldAsync(RequestId id, CancellationToken cancellationToken)
    {
        var by = await stage.InvestigatorOfAsync(id, cancellationToken);
        var (terms, lines) = await TermsAsync(id, cancellationToken);
        var held = lines.Take(MostHolds).ToList();
        foreach (var line in held)
            await stage.SendAsync(new PlaceHold(id, new(chance.NewId()), line, policies.Freezes.Written(terms.Asset, System.Numerics.BigInteger.Max(1, terms.Amount / held.Count))), by, cancellationToken);
        await stage.DeliverAsync(cancellationToken);
    }

    public async Task ApproveHoldsAsync(RequestId id, CancellationToken cancellationToken)
    {
        foreach (var hold in await HoldsAsync(id, hold => hold.State == PlacementState.AwaitingApproval, cancellationToken))
            await stage.SendAsync(new ApproveHold(id, hold.Id), stage.Approver, cancellationToken);
        await ChaseAsync(cancellationToken);
    }

    /// <summary>The portal asks the operator's system, and hears its answers.</summary>
    public async Task ChaseAsync(CancellationToken cancellationToken)
    {
        await stage.SendAsync(new ChaseHolds(), Actor.Portal, cancellationToken);
        await stage.DeliverAsync(cancellationToken);
    }

    public async Task<AnswerId> AnswerAsync(RequestId id, AnswerKind kind, bool withhold, CancellationToken cancellationToken)
    {
        var by = await stage.InvestigatorOfAsync(id, cancellationToken);
        var placed = await HoldsAsync(id, hold => hold.State == PlacementState.Confirmed, cancellationToken);
        var answer = await answers.WriteAsync(id, kind, withhold, placed, by, cancellationToken);
        await stage.DeliverAsync(cancellationToken);
        return answer;
    }

    /// <summary>Another person approves, and the portal presses and discloses.</summary>
    public async Task ApproveAsync(RequestId id, CancellationToken cancellationToken)
    {
        await answers.ApproveAsync(id, stage.Approver, cancellationToken);
        await stage.SendAsync(new PressPackets(), Actor.Portal, cancellationToken);
        await stage.DeliverAsync(cancellationToken);
    }

    public async Task FetchAsync(RequestId id, Actor officer, CancellationToken cancellationToken)
    {
        foreach (var answer in await stage.SendAsync(new ListMyAnswers(id), officer, cancellationToken))
            await stage.SendAsync(new FetchPacket(id, answer.Packet.Answer, "192.0.2.17"), officer, cancellationToken);
        await stage.DeliverAsync(cancellationToken);
    }

    public async Task CloseAsync(RequestId id, CancellationToken cancellationToken) =>
        await stage.SendAsync(new CloseRequest(id), await stage.InvestigatorOfAsync(id, cancellationToken), cancellationToken);

    public async Task WithdrawAsync(RequestId id, Actor officer, CancellationToken cancellationToken)
    {
        await stage.SendAsync(new WithdrawRequest(id, "no-longer-needed"), officer, cancellationToken);
        await stage.DeliverAsync(cancellationToken);
    }

    private async Task<(FreezeTerms Terms, IReadOnlyList<int> Lines)> TermsAsync(RequestId id, CancellationToken cancellationToken)
    {
        await using var scope = stage.OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<IPortalDb>();
        var request = await db.Requests.AsNoTracking().SingleAsync(request => request.Id == id, cancellationToken);
        var lines = await db.Requests.Where(other => other.Id == id).SelectMany(other => other.Targets).OrderBy(target => target.Line).Select(target => target.Line).ToListAsync(cancellationToken);
        return (request.Freeze!, lines);
    }

    private async Task<IReadOnlyList<Hold>> HoldsAsync(RequestId id, Func<Hold, bool> which, CancellationToken cancellationToken)
    {
        await using var scope = stage.OpenScope();
        var holds = await scope.ServiceProvider.GetRequiredService<IPortalDb>().Holds.AsNoTracking().Where(hold => hold.Request == id).OrderBy(hold => hold.Line).ToListAsync(cancellationToken);
        return [.. holds.Where(which)];
    }
}
