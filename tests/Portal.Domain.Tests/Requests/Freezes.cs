using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Clocks;
using Portal.Domain.Policies;
using Portal.Domain.Requests;
using Portal.Domain.Routing;

namespace Portal.Domain.Tests.Requests;

/// <summary>Freeze requests on small tables of their own; valid unless a test spoils one part.</summary>
internal static class Freezes
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static AgencyId AgencyId { get; } = new(Guid.Parse("11111111-1111-4111-8111-111111111111"));

    public static AccountId OfficerId { get; } = new(Guid.Parse("22222222-2222-4222-8222-222222222222"));

    public static AccountId Signe { get; } = new(Guid.Parse("33333333-3333-4333-8333-333333333333"));

    public static AccountId Amira { get; } = new(Guid.Parse("44444444-4444-4444-8444-444444444444"));

    public static Agency Agency { get; } = Agency.Verified(AgencyId, "Landespolizei Musterland", "AT", AgencyKind.Police);

    public static Account Officer { get; } = Account.ForAgency(OfficerId, "Johanna Muster", "Inspektorin", Role.Officer, AgencyId, "en");

    public static ClockPolicy Clocks { get; } = new(
        "c1", [],
        [
            new("ACK", RequestKind.Freeze, null, null, ClockName.Acknowledge, TimeSpan.FromHours(2), WorkingCalendar.AlwaysId, [50, 80, 100], "promise", true),
            new("HLD", RequestKind.Freeze, null, null, ClockName.HoldPlaced, TimeSpan.FromHours(4), WorkingCalendar.AlwaysId, [50, 80, 100], "promise", true),
        ]);

    public static RoutingTable Routing { get; } = new("r1", ["europe", "worldwide"], [new("R1", null, ["AT"], [], [], "europe"), new("R2", null, [], [], [], "worldwide")]);

    public static FreezeApplication Application { get; } = new(
        new("KR-2026/118", "fraud", "§ 146 StGB", "The victim paid."), "EU",
        new("court-freezing-order", "12 HR 44/26", "Landesgericht", new(2026, 11, 20), new(Guid.Parse("55555555-5555-4555-8555-555555555555"))),
        new(HoldBasis.Ordered, "BTC", 150_000_000, 30), Urgency.Normal, "", "en", Targets(2));

    public static InstrumentRule Paper { get; } = new("court-freezing-order", HoldBasis.Ordered, 90, "rule");

    public static Intake Intake { get; } = new(
        RequestReference.From(42), new('a', 64), Routing, Clocks, Guid.NewGuid, Now);

    public static IReadOnlyList<RequestTarget> Targets(int count) =>
        [.. Enumerable.Range(1, count).Select(line => new RequestTarget(line, $"address {line}", "Bitcoin", $"address {line}", tag: null, confirmed: false))];

    public static Result<LegalRequest> Submit(FreezeApplication? asked = null, Account? officer = null, Agency? agency = null, Intake? intake = null) =>
        LegalRequest.SubmitFreeze(new(Guid.Parse("66666666-6666-4666-8666-666666666666")), asked ?? Application, Paper, new(officer ?? Officer, agency ?? Agency), intake ?? Intake);

    /// <summary>A request in the queue whose submission has been written down already.</summary>
    public static LegalRequest Waiting()
    {
        var request = Submit().Value;
        request.ForgetEvents();
        return request;
    }

    /// <summary>A request that Signe has.</summary>
    public static LegalRequest Claimed()
    {
        var request = Waiting();
        _ = request.Claim(Signe, Now.AddMinutes(10), "").Value;
        request.ForgetEvents();
        return request;
    }
}
