using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.CrashHost;

/// <summary>A commit that can be the last thing the process does.</summary>
internal sealed class MortalUnitOfWork(IUnitOfWork unit, KillPoint kill) : IUnitOfWork
{
    public Task BeginAsync(CancellationToken cancellationToken)
    {
        kill.Reach("begins");
        return unit.BeginAsync(cancellationToken);
    }

    public IReadOnlyList<IEvent> TakeEvents() => unit.TakeEvents();

    public async Task CommitAsync(IReadOnlyList<IEvent> events, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        kill.Reach("commits");
        await unit.CommitAsync(events, actor, now, cancellationToken);
        kill.Reach("committed");
    }

    public Task RollbackAsync() => unit.RollbackAsync();
}
