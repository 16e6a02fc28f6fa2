using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Pipeline;

/// <summary>Forgets forms that were sent so long ago that nobody sends them again.</summary>
public sealed record SweepForms : ICommand<FormsSwept>;

/// <summary>How many were forgotten, and whether more are due.</summary>
public sealed record FormsSwept(int Forms, bool More);

internal sealed class SweepFormsHandler(IPortalDb db, TimeProvider time) : IRequestHandler<SweepForms, Result<FormsSwept>>
{
    private const int Batch = 500;

    public async Task<Result<FormsSwept>> Handle(SweepForms command, CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - FormUse.Kept;
        var old = await db.FormUses.Where(use => use.UsedAt < before).OrderBy(use => use.UsedAt).Take(Batch).ToListAsync(cancellationToken);
        db.FormUses.RemoveRange(old);
        return new FormsSwept(old.Count, old.Count == Batch);
    }
}
