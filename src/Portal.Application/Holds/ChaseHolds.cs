using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Holds;

namespace Portal.Application.Holds;

/// <summary>Asks the operator about every hold whose time has come, with the hold's id as the key: a new one, and one in doubt
/// again and again. Each is leased meanwhile, so that two nodes do not ask about one hold at once. A process that ends between the
/// operator's yes and the commit lets another ask once more, which gets the same yes; of two answers the hold's state takes one.</summary>
public sealed record ChaseHolds : IErrand<HoldsChased>;

/// <summary>How many answers were written down, and whether more are due than one round takes.</summary>
public sealed record HoldsChased(int Recorded, bool More);

internal sealed partial class ChaseHoldsHandler(
    IPortalDb db, IOperator theOperator, OwnScope own, LedgerWatch watch, TimeProvider time, ILogger<ChaseHoldsHandler> log)
    : IRequestHandler<ChaseHolds, Result<HoldsChased>>
{
    private const int Batch = 20;

    /// <summary>So many are asked about at once, so that one slow answer does not keep the others waiting.</summary>
    private const int AtOnce = 4;

    public async Task<Result<HoldsChased>> Handle(ChaseHolds errand, CancellationToken cancellationToken)
    {
        // What the operator would do could not be written down.
        if (watch.StandsStill)
            return new HoldsChased(0, More: false);
        var due = await DueAsync(cancellationToken);
        var recorded = 0;
        await Parallel.ForEachAsync(due.Take(Batch), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (order, token) =>
        {
            if (await AskedAndRecordedAsync(order, token))
                Interlocked.Increment(ref recorded);
        });
        // A round that could write nothing down would only ask the same again at once; the next run does so later.
        return new HoldsChased(recorded, due.Count > Batch && recorded > 0);
    }

    private async Task<List<HoldOrder>> DueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await (
            from hold in db.Holds.AsNoTracking()
            join request in db.Requests.AsNoTracking() on hold.Request equals request.Id
            from target in request.Targets
            where hold.NextTryAt <= now && target.Line == hold.Line
            orderby hold.NextTryAt
            select new HoldOrder(hold.Id.Value, request.Reference.Text, new(target.Family, target.Normal, target.Tag), hold.Asset, hold.Amount))
            .Take(Batch + 1).ToListAsync(cancellationToken);
    }

    private async Task<bool> AskedAndRecordedAsync(HoldOrder order, CancellationToken cancellationToken)
    {
        try
        {
            if (await own.RunAsync(services => LeasedAsync(services, order, cancellationToken)) is not { } recorded)
                return false;
            if (recorded.Succeeded)
                return true;
            NotTaken(log, order.Key, recorded.Refusals[0].Code);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // one hold's failure is not the others': it is asked about again later
        {
            NotRecorded(log, order.Key, failure.GetType().Name);
        }

        await PutOffAsync(order, cancellationToken);
        return false;
    }

    /// <summary>Else the oldest holds would be the first in every round, and twenty that can never be recorded would keep all others waiting.</summary>
    private async Task PutOffAsync(HoldOrder order, CancellationToken cancellationToken)
    {
        try
        {
            var put = await own.SendAsync(new PutHoldOff(new(order.Key)), cancellationToken);
            if (!put.Succeeded)
                NotTaken(log, order.Key, put.Refusals[0].Code);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // then nothing can be written at all, and the next run finds it due
        {
            NotRecorded(log, order.Key, failure.GetType().Name);
        }
    }

    /// <returns>What became of writing the answer down; null where another asks or has asked.</returns>
    private async Task<Result<Done>?> LeasedAsync(IServiceProvider services, HoldOrder order, CancellationToken cancellationToken)
    {
        await using var lease = await services.GetRequiredService<ILeases>().TakeAsync(LeasedWork.Hold, order.Key, cancellationToken);
        // Whoever had the lease before may have asked since this round began.
        if (lease is null || !await IsDueAsync(services.GetRequiredService<IPortalDb>(), new(order.Key), cancellationToken))
            return null;
        var answer = await AskAsync(order, cancellationToken);
        return await services.GetRequiredService<IMediator>().Send(new RecordPlacement(new(order.Key), answer.Word, answer.OperatorReference, answer.Code), cancellationToken);
    }

    private Task<bool> IsDueAsync(IPortalDb stored, HoldId id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return stored.Holds.AnyAsync(hold => hold.Id == id && hold.NextTryAt <= now, cancellationToken);
    }

    private async Task<OperatorAnswer> AskAsync(HoldOrder order, CancellationToken cancellationToken)
    {
        try
        {
            return await theOperator.PlaceAsync(order, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // whatever failed in the call, the order may have arrived
        {
            NotAnswered(log, order.Key, failure.GetType().Name);
            return new(OperatorWord.Unknown, "", "fault");
        }
    }

    [LoggerMessage(35, LogLevel.Error, "The answer to the hold {Hold} could not be written down: {Kind}")]
    private static partial void NotRecorded(ILogger log, Guid hold, string kind);

    [LoggerMessage(37, LogLevel.Warning, "The answer to the hold {Hold} was not written down: {Code}")]
    private static partial void NotTaken(ILogger log, Guid hold, string code);

    [LoggerMessage(36, LogLevel.Error, "The call about the hold {Hold} failed: {Kind}")]
    private static partial void NotAnswered(ILogger log, Guid hold, string kind);
}
