using Microsoft.AspNetCore.Authorization;

namespace Portal.Web.Pages.Account;

/// <summary>The door of everybody who is signed in.</summary>
internal static class Door
{
    public const string Policy = "Account";

    public static void Build(AuthorizationPolicyBuilder policy) => policy.RequireAuthenticatedUser();
}
