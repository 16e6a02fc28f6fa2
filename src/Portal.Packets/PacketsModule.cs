using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Packets.Typst;

namespace Portal.Packets;

/// <summary>The room's face.</summary>
public static class PacketsModule
{
    /// <summary>Sets packets in a process of its own, which is started with the first of them. Needs a <see cref="TimeProvider"/>
    /// and logging; without Node the rest of the portal works and packets wait.</summary>
    public static IServiceCollection AddPackets(this IServiceCollection services, PacketsOptions options) =>
        services.AddSingleton(options).AddSingleton<ITypesetter>(portal => new TypstWorkers(
            new TypstSettings { Node = options.Node }, portal.GetRequiredService<TimeProvider>(), portal.GetRequiredService<ILogger<TypstWorkers>>()));
}
