namespace Portal.Persistence.Checkpoints;

/// <summary>Where the ledger's checkpoints and their key are kept.</summary>
public sealed record CheckpointChoice
{
    /// <summary>Folder of the checkpoints, of one process alone. It belongs where whoever can rewrite the database cannot write.</summary>
    public string Checkpoints { get; init; } = "";

    /// <summary>The log's private key, PEM; made with the first checkpoint, mode 0400. Several machines on one database share one.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>Name of the log. Empty: that of the last checkpoint, and for the first one <see cref="FirstName"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Name of a log that is begun without one.</summary>
    public string FirstName { get; init; } = "localhost/ledger";
}
