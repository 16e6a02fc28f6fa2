namespace Portal.Connectors.Operator.Simulator;

/// <summary>What the next calls are to meet, one each.</summary>
/// <param name="Behaviours">In the order in which they are used up.</param>
internal sealed record SimulatorScript(IReadOnlyList<string> Behaviours);
