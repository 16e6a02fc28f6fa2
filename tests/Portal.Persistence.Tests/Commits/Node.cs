using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Testing;

namespace Portal.Persistence.Tests.Commits;

/// <summary>A node on a test's database of which one part is spoilt.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="portal">Whose database and clock it shares.</param>
    /// <param name="chance">Its chance; null for the ordinary one.</param>
    /// <param name="conflicts">How many of its commits are lost to another node.</param>
    public Node(TestPortal portal, IChance? chance = null, int conflicts = 0)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(portal.Time).AddSingleton<IDemoDoor>(portal.Door).AddLogging();
        if (chance is not null)
            services.AddSingleton(chance);
        services.AddApplication().AddPersistence(portal.Database.Choice);
        var ordinary = services.Single(service => service.ServiceType == typeof(IUnitOfWork)).ImplementationType!;
        services.AddScoped<IUnitOfWork>(provider => new LosingUnit((IUnitOfWork)ActivatorUtilities.CreateInstance(provider, ordinary), () => conflicts-- > 0));
        _services = services.BuildServiceProvider();
    }

    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> message, Actor by)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(by);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>A commit that another one was faster than.</summary>
    private sealed class LosingUnit(IUnitOfWork ordinary, Func<bool> loses) : IUnitOfWork
    {
        public Task BeginAsync(CancellationToken cancellationToken) => ordinary.BeginAsync(cancellationToken);

        public IReadOnlyList<IEvent> TakeEvents() => ordinary.TakeEvents();

        public Task CommitAsync(IReadOnlyList<IEvent> events, Actor actor, DateTimeOffset now, CancellationToken cancellationToken) =>
            loses() ? throw new ConflictException(new InvalidOperationException("Another node was faster.")) : ordinary.CommitAsync(events, actor, now, cancellationToken);

        public Task RollbackAsync() => ordinary.RollbackAsync();
    }
}

/// <summary>Chance that gives out after a number of draws.</summary>
internal sealed class ExhaustedChance(int draws) : IChance
{
    private int _left = draws;

    public Guid NewId() => Draw(Guid.NewGuid);

    public ulong NextBits() => Draw(() => (ulong)new Random(20261124).NextInt64());

    public byte[] NextKey(int bytes) => Draw(() => new byte[bytes]);

    private T Draw<T>(Func<T> draw) => _left-- > 0 ? draw() : throw new InvalidOperationException("No chance is left.");
}
