using MediatR;
using Portal.Application.Notices;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Pipeline;

/// <summary>Last step before the handler, and the only place that saves: transaction, handler, ledger entries, outbox rows,
/// commit. A commit that lost a race is tried again from the start, so that the handler decides on what is there now.</summary>
internal sealed class Commit<TRequest, TResponse>(IUnitOfWork unit, IPortalDb db, Recorder recorder, CurrentActor current, IChance chance, TimeProvider time)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, IChanges
    where TResponse : IOutcome<TResponse>
{
    private const int Attempts = 5;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var attempt = 0;
        while (true)
        {
            attempt++;
            try
            {
                return await OnceAsync(next, cancellationToken);
            }
            catch (ConflictException) when (attempt < Attempts)
            {
                await unit.RollbackAsync();
            }
            catch
            {
                await unit.RollbackAsync();
                throw;
            }
        }
    }

    private async Task<TResponse> OnceAsync(RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        await unit.BeginAsync(cancellationToken);
        recorder.Take();
        var outcome = await next();
        if (outcome.Refusals.Count > 0)
        {
            await unit.RollbackAsync();
            return outcome;
        }

        var now = time.GetUtcNow();
        IReadOnlyList<IEvent> events = [.. unit.TakeEvents(), .. recorder.Take()];
        db.Outbox.AddRange(NoticeTable.For(events, chance.NewId, now));
        await unit.CommitAsync(events, current.Actor, now, cancellationToken);
        return outcome;
    }
}
