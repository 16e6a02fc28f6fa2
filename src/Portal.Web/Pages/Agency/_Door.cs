using Microsoft.AspNetCore.Authorization;
using Portal.Domain.Accounts;

namespace Portal.Web.Pages.Agency;

/// <summary>The agencies' door.</summary>
internal static class Door
{
    public const string Policy = "Agency";

    public static void Build(AuthorizationPolicyBuilder policy) => policy.RequireRole(nameof(Role.Officer), nameof(Role.Supervisor));
}
