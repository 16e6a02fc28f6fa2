using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Crashes;

/// <summary>A node of the portal as it is, with fault points around what it waits for.</summary>
internal static class FaultyNode
{
    public static TestPortal Beside(TestPortal portal, FaultPoints points) => portal.Restart(services => Install(services, points));

    private static void Install(IServiceCollection services, FaultPoints points)
    {
        services.Intercept(points);
        var (unit, chance) = (Ordinary<IUnitOfWork>(services), Ordinary<IChance>(services));
        services.AddScoped<IUnitOfWork>(provider => new FaultyUnit((IUnitOfWork)ActivatorUtilities.CreateInstance(provider, unit), points));
        services.AddSingleton<IChance>(provider => new FaultyChance((IChance)ActivatorUtilities.CreateInstance(provider, chance), points));
    }

    private static Type Ordinary<T>(IServiceCollection services) => services.Last(service => service.ServiceType == typeof(T)).ImplementationType!;

    /// <summary>The container ends what the scope made: the ordinary unit is ended by this one.</summary>
    private sealed class FaultyUnit(IUnitOfWork unit, FaultPoints points) : IUnitOfWork, IAsyncDisposable
    {
        public async Task BeginAsync(CancellationToken cancellationToken)
        {
            points.Pass("unit begins");
            await unit.BeginAsync(cancellationToken);
            points.Pass("unit began");
        }

        public IReadOnlyList<IEvent> TakeEvents() => unit.TakeEvents();

        public async Task CommitAsync(IReadOnlyList<IEvent> events, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
        {
            points.Pass("unit commits");
            await unit.CommitAsync(events, actor, now, cancellationToken);
            points.Pass("unit committed");
        }

        public Task RollbackAsync() => unit.RollbackAsync();

        public ValueTask DisposeAsync() => ((IAsyncDisposable)unit).DisposeAsync();
    }

    private sealed class FaultyChance(IChance chance, FaultPoints points) : IChance
    {
        public Guid NewId() => Draw(chance.NewId);

        public ulong NextBits() => Draw(chance.NextBits);

        public byte[] NextKey(int bytes) => Draw(() => chance.NextKey(bytes));

        private T Draw<T>(Func<T> draw)
        {
            points.Pass("draws");
            return draw();
        }
    }
}
