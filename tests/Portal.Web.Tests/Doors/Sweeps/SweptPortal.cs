using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Testing.Doors;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>A portal with the whole world in it, that is watched and changes no more.</summary>
internal sealed class SweptPortal : IAsyncDisposable
{
    private SweptPortal(PortalFactory factory, Watch watch, Wires wires, IReadOnlyList<PortalRoute> routes)
    {
        (Factory, Watch, Wires, Routes) = (factory, watch, wires, routes);
        Sweep = new(factory, watch, routes, wires);
    }

    public PortalFactory Factory { get; }

    public Watch Watch { get; }

    public Wires Wires { get; }

    public IReadOnlyList<PortalRoute> Routes { get; }

    public Sweep Sweep { get; }

    public static async Task<SweptPortal> StartAsync(Engine engine)
    {
        var watch = new Watch();
        var factory = await PortalFactory.StartAsync(engine, services => Planting.Into(services, watch));
        watch.World = await World.BuildAsync(factory.Portal);
        await SignAsync(factory);
        var wires = await Wires.OpenAsync(factory, watch.World);
        watch.Dry = true;
        return new(factory, watch, wires, await PortalRoutes.OfAsync(factory.Services));
    }

    /// <summary>What the portal does every second, so that the proofs beside packets are there.</summary>
    private static async Task SignAsync(PortalFactory factory)
    {
        await using var scope = factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SignCheckpoint())).Value.Fault.ShouldBeNull();
    }

    public async ValueTask DisposeAsync()
    {
        Wires.Dispose();
        await Factory.DisposeAsync();
    }
}
