using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Identity;

/// <summary>The room's face: how people are let in.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddSessions(this IServiceCollection services)
    {
        services.AddAuthentication(SessionScheme.Name).AddScheme<AuthenticationSchemeOptions, SessionScheme>(SessionScheme.Name, null);
        return services;
    }
}
