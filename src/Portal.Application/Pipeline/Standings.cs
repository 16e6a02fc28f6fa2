using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>What the permissions table needs to know of a request.</summary>
internal sealed record Standing(AccountId Officer, string? Team, AccountId? ClaimedBy, RequestState State)
{
    public static Standing Of(LegalRequest request) => new(request.Officer, request.Routing.Team, request.ClaimedBy, request.State);

    /// <summary>Whether the permissions table lets the actor send a message about this request now, and it would do something;
    /// pages show by it what can be done.</summary>
    public bool Permits<TMessage>(Actor actor) => RowsOf<TMessage>(actor).Any();

    /// <summary>The same of a message about an answer, a hold or a packet of the request that stands like this.</summary>
    public bool Permits<TMessage>(Actor actor, Enum part) => RowsOf<TMessage>(actor).Any(row => row.WorksOn(part));

    private IEnumerable<Permission> RowsOf<TMessage>(Actor actor) =>
        PermissionTable.For(typeof(TMessage), actor.Role).Where(row => Holds(row.Relation, actor) && row.Works.Contains(State));

    /// <summary>Whether the actor stands in that relation to the request.</summary>
    public bool Holds(Relation relation, Actor actor) => relation switch
    {
        Relation.Anyone => true,
        Relation.Own => actor.Id == Officer,
        Relation.Desk => actor.Agency is null && State != RequestState.Draft,
        Relation.Team => actor.Team is not null && actor.Team == Team,
        Relation.Claimant => ClaimedBy == actor.Id,
        _ => false,
    };
}

/// <summary>Looks up how a request stands, in one projected read; once for all queries of a scope.</summary>
internal sealed class Standings(IPortalDb db, Readings readings)
{
    /// <param name="id">The request or draft.</param>
    /// <param name="maybeDraft">Whether it may well be a draft still, so that it is looked for there first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Standing?> OfAsync(RequestId id, bool maybeDraft, CancellationToken cancellationToken) => readings.OnceAsync(id, async () =>
        // Between two reads another commit may turn a draft into a request, never a request into a draft: read last, a request is found.
        maybeDraft
            ? await OfDraftAsync(id, cancellationToken) ?? await OfRequestAsync(id, cancellationToken)
            : await OfRequestAsync(id, cancellationToken) ?? await OfDraftAsync(id, cancellationToken) ?? await OfRequestAsync(id, cancellationToken));

    private Task<Standing?> OfDraftAsync(RequestId id, CancellationToken cancellationToken) =>
        db.Drafts.Where(draft => draft.Id == id)
            .Select(draft => new Standing(draft.Officer, null, null, RequestState.Draft))
            .FirstOrDefaultAsync(cancellationToken);

    private Task<Standing?> OfRequestAsync(RequestId id, CancellationToken cancellationToken) =>
        db.Requests.Where(request => request.Id == id)
            .Select(request => new Standing(request.Officer, request.Routing.Team, request.ClaimedBy, request.State))
            .FirstOrDefaultAsync(cancellationToken);
}
