using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Accounts;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Demo;

/// <summary>Says that the demo's story was told to its end. Without this mark a demo counts as interrupted.</summary>
public sealed record FinishDemo : ICommand<Done>;

internal sealed class FinishDemoHandler(IPortalDb db, TimeProvider time) : IRequestHandler<FinishDemo, Result<Done>>
{
    /// <summary>Name of the mark beside <see cref="PortalMark.Demo"/>.</summary>
    public const string Told = "demo-told";

    public async Task<Result<Done>> Handle(FinishDemo command, CancellationToken cancellationToken)
    {
        if (!await db.Marks.AnyAsync(mark => mark.Name == PortalMark.Demo, cancellationToken))
            throw new InvalidOperationException("A demo that was never founded cannot be finished.");
        if (!await db.Marks.AnyAsync(mark => mark.Name == Told, cancellationToken))
            db.Marks.Add(new() { Name = Told, Value = time.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
        return default(Done);
    }
}
