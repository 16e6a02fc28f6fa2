using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Accounts;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Demo;

/// <summary>What a database is to the demo.</summary>
public enum DemoState
{
    /// <summary>Nobody has an account yet: a demo may be founded.</summary>
    Empty,

    /// <summary>A demo was founded, but its story was not told to the end. It can only be thrown away.</summary>
    Interrupted,

    /// <summary>A demo with its whole story.</summary>
    Told,

    /// <summary>A database with accounts that was not created as a demo.</summary>
    NotADemo,
}

/// <summary>What the database is to the demo; asked at start.</summary>
public sealed record GetDemoState : IQuery<DemoState>;

internal sealed class GetDemoStateHandler(IPortalDb db) : IRequestHandler<GetDemoState, Result<DemoState>>
{
    public async Task<Result<DemoState>> Handle(GetDemoState query, CancellationToken cancellationToken)
    {
        var marks = await db.Marks.AsNoTracking().Select(mark => mark.Name).ToListAsync(cancellationToken);
        if (!marks.Contains(PortalMark.Demo))
            return await db.Accounts.AnyAsync(cancellationToken) ? DemoState.NotADemo : DemoState.Empty;
        return marks.Contains(FinishDemoHandler.Told) ? DemoState.Told : DemoState.Interrupted;
    }
}
