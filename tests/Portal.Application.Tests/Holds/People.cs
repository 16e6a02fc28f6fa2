using Portal.Application.Holds;
using Portal.Domain.Accounts;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Portal.Testing;

namespace Portal.Application.Tests.Holds;

/// <summary>Who and what the tests of holds look at.</summary>
internal static class People
{
    public static Actor Daniel(this TestPortal portal) => portal.Person("Daniel Ferreira").AsActor("demo");

    public static async Task<HoldView> HoldAsync(this TestPortal portal, RequestId request, HoldId hold) =>
        (await portal.GetAsync(new GetHold(request, hold), portal.Daniel())).Hold;

    /// <summary>What stands against an order of Signe's, made with a fresh proof of presence.</summary>
    public static async Task<IReadOnlyList<string>> PlaceAsync(this TestPortal portal, RequestId request, HoldId hold, int line, string amount) =>
        (await portal.SendAsync(new PlaceHold(request, hold, line, amount), portal.Fresh(portal.Signe()))).Refusals.Said();
}
