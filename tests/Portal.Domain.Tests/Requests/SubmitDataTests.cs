using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class SubmitDataTests
{
    private static readonly DataScope s_scope = new("contact,trades", new(2026, 6, 1), new(2026, 10, 31), "Europe/Vienna", Certificate: true);

    private static readonly DataApplication s_good = new(
        Freezes.Application.Case, "EU", Freezes.Application.Instrument with { Kind = "court-order" }, s_scope, Urgency.Normal, "", "en",
        [Of("Email", "jane@example.org"), Of("Account", "U-12345678")]);

    [Fact]
    public void A_good_application_waits_in_its_queue_with_its_scope()
    {
        var request = Submit(s_good).Value;

        (request.Kind, request.State, request.Data, request.Freeze).ShouldBe((RequestKind.Data, RequestState.Submitted, s_scope, null));
        request.Events.Select(happened => happened.Name).ShouldBe(["requests.data-submitted", "requests.routed"]);
        foreach (var contents in new[] { "KR-2026/118", "trades", "jane", "U-12345678", "Vienna" })
            request.Events.SelectMany(happened => happened.Facts).ShouldAllBe(fact => !fact.Value.Contains(contents));
    }

    [Fact]
    public void A_range_that_the_law_does_not_know_is_refused()
    {
        Codes(s_good with { Scope = s_scope with { FirstDay = new(2026, 12, 1) } }).ShouldBe(["requests.range-in-future"]);
        Codes(s_good with { Scope = s_scope with { LastDay = new(2026, 5, 31) } }).ShouldBe(["requests.range-backwards"]);
        Codes(s_good with { Scope = s_scope with { CategoryCodes = "", LastDay = new(2036, 6, 1) } }).ShouldBe(["requests.no-categories", "requests.range-too-long"]);
    }

    [Theory]
    [InlineData("Email"), InlineData("Phone"), InlineData("Account"), InlineData("Transaction"), InlineData("Unknown")]
    public void A_freeze_of_what_holds_no_assets_is_refused(string family) =>
        Freezes.Submit(Freezes.Application with { Targets = [Of("Bitcoin", "a"), Of(family, "b")] }).Refusals.Select(refusal => refusal.ToString())
            .ShouldBe(["Addresses: requests.target-holds-nothing"]);

    private static Result<LegalRequest> Submit(DataApplication asked) =>
        LegalRequest.SubmitData(new(Guid.Parse("66666666-6666-4666-8666-666666666666")), asked, new(Freezes.Officer, Freezes.Agency), Freezes.Intake);

    private static IEnumerable<string> Codes(DataApplication asked) => Submit(asked).Refusals.Select(refusal => refusal.Code);

    private static RequestTarget Of(string family, string normal) => new(1, normal, family, normal, tag: null, confirmed: true);
}
