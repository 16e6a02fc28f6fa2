using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Ledger;

namespace Portal.Application.Ledger;

/// <summary>Faults that the ledger itself tells of, so that machines that keep their checkpoints in other places hear of them too.</summary>
internal sealed class LedgerFaults(IPortalDb db)
{
    /// <summary>The entry that was last said not to hold, unless an operator looked into it since.</summary>
    /// <param name="from">Place of the first entry to look at.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<long?> ToldSinceAsync(long from, CancellationToken cancellationToken)
    {
        var bytes = await db.Ledger.AsNoTracking().Where(row => row.Sequence >= from && (row.Event == LedgerFaultFound.Code || row.Event == LedgerResumed.Code || row.Event == LogBegunAnew.Code))
            .OrderByDescending(row => row.Sequence).Select(row => row.Bytes).FirstOrDefaultAsync(cancellationToken);
        if (bytes is null || LedgerEntry.Parse(bytes) is not { Event: LedgerFaultFound.Code } told)
            return null;
        // The portal writes the place; an entry that names none was written by somebody else, and is the fault itself.
        return told.Facts is [var fact, ..] && long.TryParse(fact.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var entry) ? entry : told.Sequence;
    }
}
