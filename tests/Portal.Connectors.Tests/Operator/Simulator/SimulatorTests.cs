using System.Numerics;
using Portal.Application.Ports;

namespace Portal.Connectors.Tests.Operator.Simulator;

public sealed class SimulatorTests : IDisposable
{
    private const string Journal = "operator-simulator.jsonl";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_hold_and_its_lifting_are_confirmed_each_as_often_as_asked()
    {
        await using var simulated = await Simulated.StartAsync(_folder.Path);
        var order = await simulated.FindOrderAsync();

        var placed = await simulated.Operator.PlaceAsync(order, default);
        placed.Word.ShouldBe(OperatorWord.Confirmed);
        placed.OperatorReference.ShouldNotBeEmpty();
        (await simulated.Operator.PlaceAsync(order, default)).ShouldBe(placed);
        (await simulated.HoldsAsync()).ShouldBe([$"{order.Key} held {order.Amount}"]);

        (await simulated.Operator.LiftAsync(order, default)).ShouldBe(placed);
        (await simulated.Operator.LiftAsync(order, default)).ShouldBe(placed);
        (await simulated.HoldsAsync()).ShouldBe([$"{order.Key} lifted {order.Amount}"]);
        (await simulated.Operator.PlaceAsync(order, default)).ShouldBe(new(OperatorWord.Failed, "", "refused"));
    }

    [Fact]
    public async Task A_key_with_another_order_is_not_taken_for_a_retry()
    {
        await using var simulated = await Simulated.StartAsync(_folder.Path);
        var order = await simulated.FindOrderAsync();
        await simulated.Operator.PlaceAsync(order, default);

        (await simulated.Operator.PlaceAsync(order with { Amount = order.Amount + 1 }, default)).ShouldBe(new(OperatorWord.Unknown, "", "contradiction"));
        (await simulated.HoldsAsync()).ShouldBe([$"{order.Key} held {order.Amount}"]);
    }

    [Fact]
    public async Task An_amount_of_thirty_digits_is_held_exactly_and_locks_no_more_than_there_is()
    {
        await using var simulated = await Simulated.StartAsync(_folder.Path);
        var order = await simulated.FindOrderAsync() with { Amount = Orders.Huge };
        var before = await simulated.Operator.BalanceAsync(order.Address, order.Asset, default);

        (await simulated.Operator.PlaceAsync(order, default)).Word.ShouldBe(OperatorWord.Confirmed);

        (await simulated.HoldsAsync()).ShouldBe([$"{order.Key} held {Orders.Huge}"]);
        before!.Available.ShouldBeGreaterThan(0);
        (await simulated.Operator.BalanceAsync(order.Address, order.Asset, default)).ShouldBe(before with { Available = 0, Held = before.Available });
    }

    [Fact]
    public async Task What_is_held_is_no_longer_available_until_it_is_lifted()
    {
        await using var simulated = await Simulated.StartAsync(_folder.Path);
        var order = await simulated.FindOrderAsync() with { Amount = 5 };
        var before = (await simulated.Operator.BalanceAsync(order.Address, order.Asset, default))!;

        await simulated.Operator.PlaceAsync(order, default);
        (await simulated.Operator.BalanceAsync(order.Address, order.Asset, default)).ShouldBe(before with { Available = before.Available - 5, Held = 5 });
        await simulated.Operator.LiftAsync(order, default);
        (await simulated.Operator.BalanceAsync(order.Address, order.Asset, default)).ShouldBe(before);
    }

    [Fact]
    public async Task An_address_is_somebodys_or_nobodys_for_good()
    {
        await using var simulated = await Simulated.StartAsync(_folder.Path);
        using var folder = new TemporaryFolder();
        await using var other = await Simulated.StartAsync(folder.Path);
        var known = await simulated.FindOrderAsync();
        var nobodys = await simulated.FindOrderAsync(known: false);

        var balance = (await simulated.Operator.BalanceAsync(known.Address, "USDT", default))!;
        balance.Account.ShouldMatch(@"^U-\d{8}$");
        (await other.Operator.BalanceAsync(known.Address, "USDT", default)).ShouldBe(balance);
        (await simulated.Operator.BalanceAsync(nobodys.Address, "USDT", default)).ShouldBe(new("", BigInteger.Zero, BigInteger.Zero));
        (await simulated.Operator.PlaceAsync(nobodys, default)).ShouldBe(new(OperatorWord.Failed, "", "no-such-account"));
    }

    [Fact]
    public async Task What_was_answered_for_is_on_the_disk_before_a_kill_could_come()
    {
        await using var killed = await Simulated.StartAsync(_folder.Path);
        var order = await killed.FindOrderAsync();
        var placed = await killed.Operator.PlaceAsync(order, default);
        using var survivor = new TemporaryFolder();
        File.Copy(_folder.File(Journal), survivor.File(Journal));

        await using var again = await Simulated.StartAsync(survivor.Path);

        (await again.HoldsAsync()).ShouldBe([$"{order.Key} held {order.Amount}"]);
        (await again.Operator.PlaceAsync(order, default)).ShouldBe(placed);
    }

    [Fact]
    public async Task A_restart_keeps_all_that_stands_and_drops_a_line_that_was_cut_short()
    {
        HoldOrder order;
        var closed = Guid.Parse("11111111-3f0e-4bb8-9a61-0a5d0c6b7e11");
        await using (var first = await Simulated.StartAsync(_folder.Path))
        {
            order = await first.FindOrderAsync();
            await first.Operator.PlaceAsync(order, default);
            await first.Operator.LiftAsync(order with { Key = closed }, default);
            await first.StopAsync();
        }

        await File.AppendAllTextAsync(_folder.File(Journal), """{"at":"2026-11-24T09:00:00+00:00","key":"22222""");
        await using (var second = await Simulated.StartAsync(_folder.Path))
        {
            (await second.HoldsAsync()).ShouldBe([$"{order.Key} held {order.Amount}"]);
            (await second.Operator.PlaceAsync(order with { Key = closed }, default)).ShouldBe(new(OperatorWord.Failed, "", "refused"));
            (await second.Operator.LiftAsync(order, default)).Word.ShouldBe(OperatorWord.Confirmed);
            await second.StopAsync();
        }

        await using var third = await Simulated.StartAsync(_folder.Path);
        (await third.HoldsAsync()).ShouldBe([$"{order.Key} lifted {order.Amount}"]);
    }

    [Fact]
    public async Task The_portals_token_does_not_control_and_the_hands_token_does_not_order()
    {
        await using var simulated = await Simulated.StartAsync(_folder.Path);

        (await simulated.SendAsync(HttpMethod.Get, "control/holds", "the-portal")).Status.ShouldBe(401);
        (await simulated.SendAsync(HttpMethod.Post, "control/next", "the-portal", """{"behaviours":["fault"]}""")).Status.ShouldBe(401);
        (await simulated.SendAsync(HttpMethod.Put, $"v1/holds/{Orders.Key:D}", "the-hand", "{}")).Status.ShouldBe(401);
        (await simulated.SendAsync(HttpMethod.Post, "v1/balances", "the-hand", """{"address":{"family":"Tron","value":"T"},"asset":"USDT"}""")).Status.ShouldBe(401);
        (await simulated.SendAsync(HttpMethod.Get, "control/holds", "the-hand")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("PUT", "v1/holds/5c1f6a52-3f0e-4bb8-9a61-0a5d0c6b7e11", "the-portal", """{"reference":"r","address":{"family":"Tron","value":"T"},"asset":"USDT","amount":250}""")]
    [InlineData("PUT", "v1/holds/5c1f6a52-3f0e-4bb8-9a61-0a5d0c6b7e11", "the-portal", """{"reference":"r","address":{"family":"Tron","value":"T"},"asset":"USDT","amount":"0"}""")]
    [InlineData("PUT", "v1/holds/5c1f6a52-3f0e-4bb8-9a61-0a5d0c6b7e11", "the-portal", "nonsense")]
    [InlineData("POST", "v1/balances", "the-portal", """{"address":{"family":"Tron"},"asset":"USDT"}""")]
    [InlineData("POST", "control/next", "the-hand", """{"behaviours":["fault","explode"]}""")]
    [InlineData("POST", "control/next", "the-hand", """{"behaviours":["delay:-1"]}""")]
    public async Task What_is_not_of_the_contracts_form_is_malformed(string method, string path, string token, string json)
    {
        await using var simulated = await Simulated.StartAsync(_folder.Path);

        (await simulated.SendAsync(new(method), path, token, json)).ShouldBe((400, """{"code":"malformed"}"""));
    }

    public void Dispose() => _folder.Dispose();
}
