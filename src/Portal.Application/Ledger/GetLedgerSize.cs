using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Ledger;

/// <summary>How many entries the ledger has: a page notes it before it reads, so that a form can tell later what came after.</summary>
public sealed record GetLedgerSize : IQuery<long>;

internal sealed class GetLedgerSizeHandler(IPortalDb db) : IRequestHandler<GetLedgerSize, Result<long>>
{
    public async Task<Result<long>> Handle(GetLedgerSize query, CancellationToken cancellationToken) =>
        await db.LedgerHeads.AsNoTracking().Select(head => head.Size).SingleOrDefaultAsync(cancellationToken);
}
