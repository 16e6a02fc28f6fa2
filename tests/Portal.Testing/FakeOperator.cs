using System.Collections.Concurrent;
using System.Numerics;
using Portal.Application.Ports;

namespace Portal.Testing;

/// <summary>The operator's own system in tests. One key is one effect, however often it is called; it outlives a portal that
/// is started again.</summary>
public sealed class FakeOperator : IOperator
{
    private readonly ConcurrentQueue<HoldOrder> _calls = new();
    private readonly ConcurrentDictionary<Guid, HoldOrder> _held = new();

    /// <summary>Every call that came in, in order.</summary>
    public IReadOnlyCollection<HoldOrder> Calls => _calls;

    /// <summary>What is really held, by key.</summary>
    public IReadOnlyDictionary<Guid, HoldOrder> Held => _held;

    /// <summary>What it answers to an order it has received; yes unless a test says otherwise.</summary>
    public Func<HoldOrder, OperatorAnswer> Answer { get; set; } = Yes;

    /// <summary>What happens after an order was carried out and before its answer is on the way: a wait, a crash, a lost line.</summary>
    public Func<HoldOrder, CancellationToken, Task> BeforeAnswer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What stands on every account; null for an operator that does not say.</summary>
    public OperatorBalance? Balance { get; set; } = new("acc-1", 200_000_000, BigInteger.Zero);

    /// <summary>Confirms under a name made from the key, the same for each call.</summary>
    public static OperatorAnswer Yes(HoldOrder order) => new(OperatorWord.Confirmed, $"OP-{order.Key:N}", "");

    /// <summary>Refuses.</summary>
    public static OperatorAnswer No(string code) => new(OperatorWord.Failed, "", code);

    /// <summary>Carries the order out and says nothing that makes sense.</summary>
    public static OperatorAnswer Silence(string code) => new(OperatorWord.Unknown, "", code);

    public async Task<OperatorAnswer> PlaceAsync(HoldOrder order, CancellationToken cancellationToken)
    {
        _calls.Enqueue(order);
        var answer = Answer(order);
        if (answer.Word != OperatorWord.Failed)
            _held.TryAdd(order.Key, order);
        await BeforeAnswer(order, cancellationToken);
        return answer;
    }

    public Task<OperatorAnswer> LiftAsync(HoldOrder order, CancellationToken cancellationToken)
    {
        _held.TryRemove(order.Key, out _);
        return Task.FromResult(Yes(order));
    }

    public Task<OperatorBalance?> BalanceAsync(HeldAddress address, string asset, CancellationToken cancellationToken) => Task.FromResult(Balance);
}
