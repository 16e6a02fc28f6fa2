namespace Portal.Connectors.Operator;

/// <summary>Where the operator's system is and what lets the portal in.</summary>
internal interface IOperatorDoor
{
    /// <summary>Base address; null while there is none.</summary>
    Uri? Address { get; }

    /// <summary>The bearer token.</summary>
    Task<string> ReadTokenAsync(CancellationToken cancellationToken);
}
