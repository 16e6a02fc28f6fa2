using Portal.Domain.Requests;
using Portal.Domain.Routing;

namespace Portal.Domain.Tests.Routing;

public sealed class RoutingTableTests
{
    private static readonly RoutingTable s_table = new("v7", ["rapid", "europe", "tron", "rest"],
    [
        new("URGENT", Urgency.FundsInMotion, [], [], [], "rapid"),
        new("EUROPE", null, ["AT", "DE"], [], [], "europe"),
        new("TRON-FRAUD", null, [], ["fraud"], ["Tron", "Evm"], "tron"),
        new("REST", null, [], [], [], "rest"),
    ]);

    [Theory]
    [InlineData(Urgency.FundsInMotion, "AT", "fraud", "Tron", "URGENT", "rapid")]
    [InlineData(Urgency.Normal, "AT", "fraud", "Tron", "EUROPE", "europe")]
    [InlineData(Urgency.Normal, "DE", "theft", "Bitcoin", "EUROPE", "europe")]
    [InlineData(Urgency.Normal, "JP", "fraud", "Tron", "TRON-FRAUD", "tron")]
    [InlineData(Urgency.Normal, "JP", "fraud", "Bitcoin,Evm", "TRON-FRAUD", "tron")]
    [InlineData(Urgency.Normal, "JP", "theft", "Tron", "REST", "rest")]
    [InlineData(Urgency.Normal, "JP", "fraud", "Bitcoin", "REST", "rest")]
    [InlineData(Urgency.Normal, "at", "theft", "Bitcoin", "REST", "rest")]
    public void The_first_row_that_matches_decides_and_the_last_catches_the_rest(Urgency urgency, string country, string offence, string families, string rule, string team) =>
        s_table.Choose(new(RequestKind.Freeze, urgency, country, offence, families.Split(',').ToHashSet())).ShouldBe(new(team, rule, "v7"));

    [Fact]
    public void Only_a_row_without_any_condition_catches_all() =>
        s_table.Rules.Where(rule => rule.CatchesAll).ShouldHaveSingleItem().Id.ShouldBe("REST");

    [Fact]
    public void Swapping_two_rows_changes_who_gets_it()
    {
        var facts = new RoutingFacts(RequestKind.Freeze, Urgency.FundsInMotion, "AT", "fraud", new HashSet<string>());
        var swapped = s_table with { Rules = [s_table.Rules[1], s_table.Rules[0], .. s_table.Rules.Skip(2)] };

        swapped.Choose(facts).Team.ShouldBe("europe");
    }
}
