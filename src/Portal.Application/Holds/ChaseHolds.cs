using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Holds;

/// <summary>Asks the operator about every hold whose time has come, with the hold's id as the key: a new one, and one in doubt
/// again and again. A process that ends between the operator's yes and the commit asks once more and gets the same yes; two
/// nodes that ask at once get one answer.</summary>
public sealed record ChaseHolds : IErrand<HoldsChased>;

/// <summary>How many answers were written down, and whether more are due than one round takes.</summary>
public sealed record HoldsChased(int Recorded, bool More);

internal sealed partial class ChaseHoldsHandler(
    IPortalDb db, IOperator theOperator, IServiceScopeFactory scopes, CurrentActor current, TimeProvider time, ILogger<ChaseHoldsHandler> log)
    : IRequestHandler<ChaseHolds, Result<HoldsChased>>
{
    private const int Batch = 20;

    /// <summary>So many are asked about at once, so that one slow answer does not keep the others waiting.</summary>
    private const int AtOnce = 4;

    public async Task<Result<HoldsChased>> Handle(ChaseHolds errand, CancellationToken cancellationToken)
    {
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
        var answer = await AskAsync(order, cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(current.Actor);
            var record = new RecordPlacement(new(order.Key), answer.Word, answer.OperatorReference, answer.Code);
            return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(record, cancellationToken)).Succeeded;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) // one hold's failure is not the others': it stays due and is asked about again
        {
            NotRecorded(log, order.Key, failure.GetType().Name);
            return false;
        }
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

    [LoggerMessage(1, LogLevel.Error, "The answer to the hold {Hold} could not be written down: {Kind}")]
    private static partial void NotRecorded(ILogger log, Guid hold, string kind);

    [LoggerMessage(2, LogLevel.Error, "The call about the hold {Hold} failed: {Kind}")]
    private static partial void NotAnswered(ILogger log, Guid hold, string kind);
}
