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
        var bytes = await db.Ledger.AsNoTracking().Where(row => row.Sequence >= from && (row.Event == LedgerFaultFound.Code || row.Event == LedgerResumed.Code))
            .OrderByDescending(row => row.Sequence).Select(row => row.Bytes).FirstOrDefaultAsync(cancellationToken);
        return bytes is not null && LedgerEntry.Parse(bytes) is { Event: LedgerFaultFound.Code } told ? long.Parse(told.Facts[0].Value, CultureInfo.InvariantCulture) : null;
    }
}
