using Microsoft.Extensions.DependencyInjection;

namespace Portal.Packets;

/// <summary>The room's face.</summary>
public static class PacketsModule
{
    public static IServiceCollection AddPackets(this IServiceCollection services) => services;
}
