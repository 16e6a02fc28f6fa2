using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Pipeline;

/// <summary>Forgets forms that were sent so long ago that nobody sends them again.</summary>
public sealed record DiscardOldForms : ICommand<OldFormsDiscarded>;

/// <summary>How many were forgotten, and whether more are due.</summary>
public sealed record OldFormsDiscarded(int Forms, bool More);

internal sealed class DiscardOldFormsHandler(IPortalDb db, TimeProvider time) : IRequestHandler<DiscardOldForms, Result<OldFormsDiscarded>>
{
    private const int Batch = 500;

    public async Task<Result<OldFormsDiscarded>> Handle(DiscardOldForms command, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - FormUse.Kept;
        var old = await db.FormUses.Where(use => use.UsedAt < before).OrderBy(use => use.UsedAt).Take(Batch).ToListAsync(cancellationToken);
        db.FormUses.RemoveRange(old);
        return new OldFormsDiscarded(old.Count, old.Count == Batch);
    }
}
