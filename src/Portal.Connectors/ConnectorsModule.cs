using Microsoft.Extensions.DependencyInjection;

namespace Portal.Connectors;

/// <summary>The room's face.</summary>
public static class ConnectorsModule
{
    public static IServiceCollection AddConnectors(this IServiceCollection services) => services;
}
