using Portal.Application.Ports;

namespace Portal.Application.Holds;

/// <summary>What stands in until the operator's own system is connected: nothing is known of any hold, so that each stays in
/// doubt, is shown as such, and is asked about once there is somebody to ask.</summary>
internal sealed class OperatorNotConnected : IOperator
{
    private static readonly OperatorAnswer s_nobody = new(OperatorWord.Unknown, "", "unreachable");

    public Task<OperatorAnswer> PlaceAsync(HoldOrder order, CancellationToken cancellationToken) => Task.FromResult(s_nobody);

    public Task<OperatorAnswer> LiftAsync(HoldOrder order, CancellationToken cancellationToken) => Task.FromResult(s_nobody);

    public Task<OperatorBalance?> BalanceAsync(HeldAddress address, string asset, CancellationToken cancellationToken) => Task.FromResult<OperatorBalance?>(null);
}
