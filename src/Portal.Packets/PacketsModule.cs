using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Application.Ports;
using Portal.Packets.Seal;
using Portal.Packets.Typst;

namespace Portal.Packets;

/// <summary>The room's face.</summary>
public static class PacketsModule
{
    /// <summary>Sets packets in a process of its own, which is started with the first of them, and seals them. Needs a <see cref="TimeProvider"/>
    /// and logging; without Node the rest of the portal works and packets wait.</summary>
    public static IServiceCollection AddPackets(this IServiceCollection services, PacketsOptions options) =>
        services.AddSeal(options.AsSeal()).AddSingleton<IPacketPress, PacketPress>().AddSingleton<ITypesetter>(portal => new TypstWorkers(
            new TypstSettings { Node = options.Node }, portal.GetRequiredService<TimeProvider>(), portal.GetRequiredService<ILogger<TypstWorkers>>()));
}
