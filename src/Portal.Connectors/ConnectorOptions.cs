using Portal.Connectors.Notices;
using Portal.Connectors.Operator;

namespace Portal.Connectors;

/// <summary>What a deployer sets about everything outside. Nothing set is a working choice: no operator's system and no mail.</summary>
public sealed record ConnectorOptions
{
    /// <summary>The operator's own system.</summary>
    public OperatorOptions Operator { get; init; } = new();

    /// <summary>Outgoing mail.</summary>
    public MailOptions Mail { get; init; } = new();
}
