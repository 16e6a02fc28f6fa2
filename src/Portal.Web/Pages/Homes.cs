using Portal.Domain.Accounts;

namespace Portal.Web.Pages;

/// <summary>Where each role begins.</summary>
internal static class Homes
{
    public static string Of(Role role) => role switch
    {
        Role.Anonymous or Role.System => "/sign-in",
        Role.Officer => "/agency/requests",
        Role.Investigator or Role.Counsel or Role.Approver or Role.Manager or Role.Auditor => "/desk/queue",
        _ => "/notices",
    };
}
