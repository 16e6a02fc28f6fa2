using MediatR;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>Last step before the handler, and the only place that saves: transaction, handler, ledger entries, outbox rows, the
/// form's one-time key, commit. A commit that lost a race is tried again from the start, so that the handler decides on what is
/// there now.</summary>
internal sealed class Commit<TRequest, TResponse>(
    IUnitOfWork unit, IPortalDb db, Recorder recorder, Readings readings, FormMemory memory, Meanwhile meanwhile, CurrentActor current, LedgerWatch watch, IChance chance, TimeProvider time)
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
                return await OnceAsync(request, next, cancellationToken);
            }
            catch (ConflictException lost)
            {
                await unit.RollbackAsync();
                if (await memory.FindAsync<TRequest, TResponse>(request, cancellationToken) is { } twin)
                    return twin;
                // Taken each time, and not shown to the actor: the id is somebody else's, which looks like one that does not exist.
                if (attempt == Attempts)
                    return TResponse.Refused([lost.TakenId && current.Actor.Role != Role.System ? RequestErrors.NotFound : FormRefusals.Crowded]);
            }
            catch
            {
                await unit.RollbackAsync();
                throw;
            }
        }
    }

    private async Task<TResponse> OnceAsync(TRequest request, RequestHandlerDelegate<TResponse> next, CancellationToken cancellationToken)
    {
        await unit.BeginAsync(cancellationToken);
        recorder.Take();
        readings.Forget();
        var outcome = await next();
        // Looked for after the handler: what it read is seen here too, and what it did not see loses the commit.
        if (outcome.Refusals.Count == 0 && request is IAboutRequest about && await meanwhile.AnyAsync(about.Request, cancellationToken))
            outcome = TResponse.Refused([FormRefusals.ChangedMeanwhile]);
        IReadOnlyList<IEvent> events = [.. unit.TakeEvents(), .. recorder.Take()];
        if (outcome.Refusals.Count == 0 && events.Count > 0 && watch.StandsStill)
            outcome = TResponse.Refused([LedgerRefusals.StandsStill]);
        if (outcome.Refusals.Count > 0)
        {
            await unit.RollbackAsync();
            return outcome;
        }

        var now = time.GetUtcNow();
        memory.Remember(request, outcome);
        db.Outbox.AddRange(NoticeTable.For(events, chance.NewId, now));
        readings.Forget();
        await unit.CommitAsync(events, current.Actor, now, cancellationToken);
        return outcome;
    }
}
