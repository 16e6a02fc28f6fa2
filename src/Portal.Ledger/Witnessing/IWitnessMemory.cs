using Portal.Ledger.Notes;

namespace Portal.Ledger.Witnessing;

/// <summary>What a witness remembers: of each log the last checkpoint that it cosigned. Belongs to one witness alone.</summary>
public interface IWitnessMemory
{
    /// <summary>The last checkpoint of a log, or null when none was ever cosigned. A memory that cannot be read must throw: a
    /// witness that forgets would cosign a second tree.</summary>
    /// <param name="origin">The log.</param>
    Checkpoint? Recall(string origin);

    /// <summary>Replaces the last checkpoint of its log. Returns when it would outlast a loss of power; throws otherwise.</summary>
    /// <param name="checkpoint">What is about to be cosigned.</param>
    void Keep(Checkpoint checkpoint);
}
