using System.Globalization;
using Portal.Application.Ports;
using Portal.Ledger.Notes;

namespace Portal.Application.Ledger;

/// <summary>Whether a database may be opened beside what is kept outside it, in words for whoever starts the portal.</summary>
public static class LedgerStart
{
    /// <summary>A ledger that is behind its checkpoint, or another one.</summary>
    /// <param name="place">Where the checkpoint is.</param>
    /// <param name="kept">The checkpoint.</param>
    /// <param name="size">Entries in the database.</param>
    /// <param name="rootAtKept">Root of the database's ledger at the checkpoint's size; null when it does not reach it.</param>
    /// <returns>Why it is not the one that the checkpoint signs, and what to do; null when it is.</returns>
    public static string? Refusal(CheckpointPlace place, Checkpoint kept, long size, byte[]? rootAtKept)
    {
        if (size < kept.Size)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"The kept checkpoint of {kept.Origin} ({place.Latest}) counts {kept.Size} ledger entries, and the database has {size}: it is an older copy, or entries were cut off. {Remedy(place)}");
        }

        return rootAtKept is not null && rootAtKept.AsSpan().SequenceEqual(kept.Root)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"The database's ledger is not the one that the kept checkpoint of {kept.Origin} ({place.Latest}) signs: its first {kept.Size} entries have another root. {Remedy(place)}");
    }

    /// <summary>A filled ledger of which nothing is kept outside: somebody may have taken it away together with the key.</summary>
    /// <param name="store">Where it would be kept.</param>
    /// <param name="size">Entries in the database.</param>
    /// <returns>What is missing and what to do; null when a log may begin here.</returns>
    public static string? RefusalToBegin(ICheckpointStore store, long size)
    {
        if (size == 0 || store.BeginAnewAt == size)
            return null;
        var missing = $"there is neither a checkpoint at {store.Place.Latest} nor a log key at {store.Place.KeyFile}, so nothing vouches for them";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The database has {size} ledger entries, and {missing}. Put both back; a machine that joins others shares their key and takes a copy of their checkpoints. To begin a new log over these entries all the same, set Portal:Ledger:BeginAnewAt to {size}: that is written down as an entry, and everybody who kept a checkpoint will see the new key.");
    }

    private static string Remedy(CheckpointPlace place) =>
        $"Restore the newest backup whose ledger reaches the checkpoint. To go on with this database all the same, move the folder {Path.GetDirectoryName(place.Latest)} and the log key {place.KeyFile} "
        + "away, out of the database's reach, and start again: the portal then says how a new log is begun, whose new key everybody who kept a checkpoint will see.";
}
