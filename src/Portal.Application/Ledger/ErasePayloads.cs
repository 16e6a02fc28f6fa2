using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Ledger;

/// <summary>Counsel erases the network addresses that packets of a request were fetched from: value and salt beside the ledger, and the
/// receipt's copy. The entries and the tree stay; that it was erased, by whom and when is an entry too.</summary>
public sealed record ErasePayloads(RequestId Request) : ICommand<Done>, IAboutRequest, INeedsStepUp;

internal sealed class ErasePayloadsHandler(IPortalDb db, Recorder recorder) : IRequestHandler<ErasePayloads, Result<Done>>
{
    public async Task<Result<Done>> Handle(ErasePayloads command, CancellationToken cancellationToken)
    {
        var packets = await db.Packets.Include(packet => packet.Downloads).Where(packet => packet.Request == command.Request).ToListAsync(cancellationToken);
        var payloads = await (
            from payload in db.LedgerPayloads
            join row in db.Ledger on payload.Sequence equals row.Sequence
            where row.SubjectKind == "request" && row.Subject == command.Request.Value && payload.Name == LedgerPayload.Address
            orderby payload.Sequence
            select payload).ToListAsync(cancellationToken);
        var receipts = packets.Sum(packet => packet.EraseAddresses());
        if (payloads.Count == 0 && receipts == 0)
            return LedgerRefusals.NothingToErase;
        db.LedgerPayloads.RemoveRange(payloads);
        recorder.Record(new PayloadsErased(command.Request, LedgerPayload.Address, [.. payloads.Select(payload => payload.Sequence)]));
        return default(Done);
    }
}
