namespace Portal.Connectors.Operator.Simulator;

/// <summary>What the simulator answers.</summary>
/// <param name="Status">Status of HTTP.</param>
/// <param name="Hold">What stands under the key; null for a refusal.</param>
/// <param name="Code">Why not; empty when it was done.</param>
internal sealed record SimulatorAnswer(int Status, WireHold? Hold, string Code)
{
    public static SimulatorAnswer Done(int status, WireHold hold) => new(status, hold, "");

    public static SimulatorAnswer Refused(int status, string code) => new(status, null, code);

    /// <summary>The message's body.</summary>
    public object Body => (object?)Hold ?? new WireRefusal(Code);
}
