using Microsoft.AspNetCore.Authorization;
using Portal.Domain.Accounts;

namespace Portal.Web.Pages.Desk;

/// <summary>The operator's door.</summary>
internal static class Door
{
    public const string Policy = "Desk";

    public static void Build(AuthorizationPolicyBuilder policy) => policy.RequireRole(
        nameof(Role.Investigator), nameof(Role.Counsel), nameof(Role.Approver), nameof(Role.Manager), nameof(Role.Registrar), nameof(Role.Auditor));
}
