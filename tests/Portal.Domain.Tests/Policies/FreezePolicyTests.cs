using Portal.Domain.Policies;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Policies;

public sealed class FreezePolicyTests
{
    private static readonly FreezePolicy s_policy = new(
        "1", [new("order", HoldBasis.Ordered, 90, "rule")], [new("BTC", 8, ["Bitcoin"])], ["fraud"], [],
        [
            new("ALL", null, null, ["CaseNumber", "Amount"], ""),
            new("ORDER", "order", null, ["InstrumentNumber", "Amount"], ""),
            new("URGENT", null, Urgency.FundsInMotion, ["UrgencyGround"], ""),
            new("URGENT-LETTER", "letter", Urgency.FundsInMotion, ["Phone"], ""),
        ]);

    [Fact]
    public void All_that_is_missing_comes_at_once_each_field_once() =>
        s_policy.Missing("order", Urgency.FundsInMotion, _ => false).ShouldBe(["CaseNumber", "Amount", "InstrumentNumber", "UrgencyGround"]);

    [Theory]
    [InlineData(null, null, "CaseNumber,Amount")]
    [InlineData("order", null, "CaseNumber,Amount,InstrumentNumber")]
    [InlineData("letter", Urgency.Normal, "CaseNumber,Amount")]
    [InlineData("letter", Urgency.FundsInMotion, "CaseNumber,Amount,UrgencyGround,Phone")]
    public void Rows_add_up_as_far_as_they_apply(string? instrument, Urgency? urgency, string missing) =>
        s_policy.Missing(instrument, urgency, _ => false).ShouldBe(missing.Split(','));

    [Fact]
    public void What_is_answered_is_not_missing()
    {
        s_policy.Missing("order", null, field => field == "Amount").ShouldBe(["CaseNumber", "InstrumentNumber"]);
        s_policy.Missing("letter", Urgency.FundsInMotion, _ => true).ShouldBeEmpty();
    }

    [Fact]
    public void Codes_are_looked_up_exactly()
    {
        s_policy.Instrument("order")!.MaxTermDays.ShouldBe(90);
        s_policy.Asset("BTC")!.Decimals.ShouldBe(8);
        s_policy.Instrument("Order").ShouldBeNull();
        s_policy.Asset("btc").ShouldBeNull();
        s_policy.Instrument(null).ShouldBeNull();
        s_policy.Asset(null).ShouldBeNull();
    }
}
