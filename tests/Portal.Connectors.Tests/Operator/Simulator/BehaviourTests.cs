using Portal.Application.Ports;

namespace Portal.Connectors.Tests.Operator.Simulator;

public sealed class BehaviourTests : IAsyncLifetime
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_silence = TimeSpan.FromHours(1);
    private readonly TemporaryFolder _folder = new();
    private Simulated _simulated = null!;
    private HoldOrder _order = null!;

    private string[] Held => [$"{_order.Key} held {_order.Amount}"];

    public async Task InitializeAsync()
    {
        _simulated = await Simulated.StartAsync(_folder.Path);
        _order = await _simulated.FindOrderAsync();
    }

    public async Task DisposeAsync()
    {
        await _simulated.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Asked_again_after_silence_with_the_same_key_there_is_one_hold()
    {
        await _simulated.ScriptAsync("timeout");
        var first = PlaceAsync();
        await _simulated.Time.IsAwaitedAsync(s_silence);
        _simulated.Time.Advance(s_limit);

        (await first).ShouldBe(Unknown("timeout"));
        (await PlaceAsync()).Word.ShouldBe(OperatorWord.Confirmed);
        (await _simulated.HoldsAsync()).ShouldBe(Held);
    }

    [Theory]
    [InlineData("fault", "fault", false)]
    [InlineData("late", "fault", true)]
    [InlineData("unreachable", "unreachable", false)]
    [InlineData("lie-amount", "contradiction", true)]
    [InlineData("lie-key", "contradiction", true)]
    public async Task What_cannot_be_believed_is_unknown_and_the_next_try_settles_it(string behaviour, string code, bool done)
    {
        await _simulated.ScriptAsync(behaviour);

        (await PlaceAsync()).ShouldBe(Unknown(code));
        (await _simulated.HoldsAsync()).ShouldBe(done ? Held : []);
        (await PlaceAsync()).Word.ShouldBe(OperatorWord.Confirmed);
        (await _simulated.HoldsAsync()).ShouldBe(Held);
    }

    [Theory]
    [InlineData("fault", "fault", "held")]
    [InlineData("late", "fault", "lifted")]
    [InlineData("unreachable", "unreachable", "held")]
    [InlineData("lie-amount", "contradiction", "lifted")]
    public async Task Lifting_meets_the_same(string behaviour, string code, string status)
    {
        await PlaceAsync();
        await _simulated.ScriptAsync(behaviour);

        (await LiftAsync()).ShouldBe(Unknown(code));
        (await _simulated.HoldsAsync()).Single().ShouldContain(status);
        (await LiftAsync()).Word.ShouldBe(OperatorWord.Confirmed);
        (await _simulated.HoldsAsync()).Single().ShouldContain("lifted");
    }

    [Fact]
    public async Task A_forgetful_operator_confirms_what_it_does_not_have()
    {
        await _simulated.ScriptAsync("forget");

        (await PlaceAsync()).Word.ShouldBe(OperatorWord.Confirmed);
        (await _simulated.HoldsAsync()).ShouldBeEmpty();
        (await LiftAsync()).ShouldBe(new(OperatorWord.Failed, "", "refused"));
    }

    [Fact]
    public async Task A_refusal_stays_a_refusal()
    {
        await _simulated.ScriptAsync("refuse:insufficient-balance");

        (await PlaceAsync()).ShouldBe(new(OperatorWord.Failed, "", "insufficient-balance"));
        (await PlaceAsync()).ShouldBe(new(OperatorWord.Failed, "", "insufficient-balance"));
        (await _simulated.HoldsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lifting_that_is_refused_leaves_the_hold()
    {
        await PlaceAsync();
        await _simulated.ScriptAsync("refuse:other-order-stands");

        (await LiftAsync()).ShouldBe(new(OperatorWord.Failed, "", "refused"));
        (await _simulated.HoldsAsync()).ShouldBe(Held);
    }

    [Fact]
    public async Task A_delay_within_the_limit_is_waited_out()
    {
        await _simulated.ScriptAsync("delay:2000");
        var placing = PlaceAsync();
        await _simulated.Time.IsAwaitedAsync(TimeSpan.FromSeconds(2));
        _simulated.Time.Advance(TimeSpan.FromSeconds(2));

        (await placing).Word.ShouldBe(OperatorWord.Confirmed);
    }

    [Fact]
    public async Task A_placement_that_comes_after_its_own_lifting_comes_too_late()
    {
        await _simulated.ScriptAsync("delay:60000");
        var placing = PlaceAsync();
        await _simulated.Time.IsAwaitedAsync(TimeSpan.FromMinutes(1));
        _simulated.Time.Advance(s_limit);
        (await placing).ShouldBe(Unknown("timeout"));

        (await LiftAsync()).ShouldBe(new(OperatorWord.Failed, "", "refused"));
        _simulated.Time.Advance(TimeSpan.FromMinutes(1));

        (await PlaceAsync()).ShouldBe(new(OperatorWord.Failed, "", "refused"));
        (await _simulated.HoldsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Behaviours_are_used_up_one_for_each_call_in_their_order()
    {
        await _simulated.ScriptAsync("fault", "unreachable");

        (await PlaceAsync()).ShouldBe(Unknown("fault"));
        (await PlaceAsync()).ShouldBe(Unknown("unreachable"));
        (await PlaceAsync()).Word.ShouldBe(OperatorWord.Confirmed);
    }

    private static OperatorAnswer Unknown(string code) => new(OperatorWord.Unknown, "", code);

    private Task<OperatorAnswer> PlaceAsync() => _simulated.Operator.PlaceAsync(_order, default);

    private Task<OperatorAnswer> LiftAsync() => _simulated.Operator.LiftAsync(_order, default);
}
