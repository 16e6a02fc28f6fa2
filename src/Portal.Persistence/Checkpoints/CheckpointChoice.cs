namespace Portal.Persistence.Checkpoints;

/// <summary>Where the ledger's checkpoints and their key are kept.</summary>
public sealed record CheckpointChoice
{
    /// <summary>Folder of the checkpoints. It belongs where whoever can rewrite the database cannot write. Processes on one database may share it.</summary>
    public string Checkpoints { get; init; } = "";

    /// <summary>The log's private key, PEM; made with the first checkpoint, mode 0400. Several machines on one database share one.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>Name of the log. Empty: that of the last checkpoint, and for the first one <see cref="FirstName"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Name of a log that is begun without one.</summary>
    public string FirstName { get; init; } = "localhost/ledger";

    /// <summary>Entries of the ledger over which a new log is to begin where checkpoints and key are gone. It holds for a ledger of exactly
    /// this size, so it does nothing any more once the log has begun.</summary>
    public long? BeginAnewAt { get; init; }

    /// <summary>How long entries may stay unsigned, because no checkpoint can be written, before nothing is added any more.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);
}
