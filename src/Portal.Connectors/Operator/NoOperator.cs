using Portal.Application.Ports;

namespace Portal.Connectors.Operator;

/// <summary>Stands where no operator's system was set up: nothing is known of any hold, and nothing of any balance.</summary>
internal sealed class NoOperator : IOperator
{
    private static readonly OperatorAnswer s_unreachable = new(OperatorWord.Unknown, "", OperatorCodes.Unreachable);

    public Task<OperatorAnswer> PlaceAsync(HoldOrder order, CancellationToken cancellationToken) => Task.FromResult(s_unreachable);

    public Task<OperatorAnswer> LiftAsync(HoldOrder order, CancellationToken cancellationToken) => Task.FromResult(s_unreachable);

    public Task<OperatorBalance?> BalanceAsync(HeldAddress address, string asset, CancellationToken cancellationToken) => Task.FromResult<OperatorBalance?>(null);
}
