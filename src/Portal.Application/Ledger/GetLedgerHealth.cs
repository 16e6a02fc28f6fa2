using MediatR;
using Portal.Application.Pipeline;
using Portal.Domain;

namespace Portal.Application.Ledger;

/// <summary>Whether anything can be added to the ledger, for whoever watches the portal from outside: a word, and nothing of what is in it.
/// It asks no database.</summary>
public sealed record GetLedgerHealth : IQuery<LedgerHealth>;

/// <summary>How the ledger is.</summary>
public enum LedgerHealth
{
    /// <summary>It holds and is signed.</summary>
    Sound,

    /// <summary>It holds, and no checkpoint can be kept.</summary>
    Unkept,

    /// <summary>Nothing is added to it.</summary>
    StandsStill,
}

internal sealed class GetLedgerHealthHandler(LedgerWatch watch) : IRequestHandler<GetLedgerHealth, Result<LedgerHealth>>
{
    public Task<Result<LedgerHealth>> Handle(GetLedgerHealth query, CancellationToken cancellationToken) => Task.FromResult<Result<LedgerHealth>>(watch switch
    {
        { StandsStill: true } => LedgerHealth.StandsStill,
        { Unkept: not null } => LedgerHealth.Unkept,
        _ => LedgerHealth.Sound,
    });
}
