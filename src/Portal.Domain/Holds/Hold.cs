using System.Numerics;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Domain.Holds;

/// <summary>Where a hold stands at the operator's system.</summary>
public enum PlacementState
{
    /// <summary>Ordered holds wait here for another person.</summary>
    AwaitingApproval,

    /// <summary>Another person refused it; the operator was never asked.</summary>
    Rejected,

    /// <summary>To be asked, or asked and not answered yet.</summary>
    Asked,

    /// <summary>The operator holds exactly what was ordered.</summary>
    Confirmed,

    /// <summary>The operator refused.</summary>
    Failed,

    /// <summary>No answer, or one that contradicts the order: it may or may not be held. Asked again with the same key.</summary>
    Unknown,
}

/// <summary>Places on the way of a hold.</summary>
public static class PlacementStates
{
    /// <summary>Whether a hold in this state takes its target's one place: it holds assets, may hold them or may come to.</summary>
    public static bool Stands(this PlacementState state) =>
        state is PlacementState.AwaitingApproval or PlacementState.Asked or PlacementState.Unknown or PlacementState.Confirmed;
}

/// <summary>Assets kept from moving for a request. Its id is the idempotency key of every call to the operator. A request that
/// ends leaves its holds as they are.</summary>
public sealed partial class Hold : IRecordsEvents
{
    private readonly List<IEvent> _events = [];

    private Hold()
    {
    }

    /// <summary>Names the hold; the operator's idempotency key.</summary>
    public HoldId Id { get; private set; }

    /// <summary>The request it rests on.</summary>
    public RequestId Request { get; private set; }

    /// <summary>Line of the target in its request.</summary>
    public int Line { get; private set; }

    /// <summary>Provisional or ordered.</summary>
    public HoldBasis Basis { get; private set; }

    /// <summary>Asset code.</summary>
    public string Asset { get; private set; } = "";

    /// <summary>Whole smallest units.</summary>
    public BigInteger Amount { get; private set; }

    /// <summary>UTC; the end of the hold's term.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public PlacementState State { get; private set; }

    /// <summary>The officer who asked for the freeze; neither places nor approves it.</summary>
    public AccountId Requester { get; private set; }

    /// <summary>The investigator who ordered it.</summary>
    public AccountId OrderedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset OrderedAt { get; private set; }

    /// <summary>The other person; null for provisional holds and while it waits.</summary>
    public AccountId? DecidedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Contents: why it was rejected; empty when it was not.</summary>
    public string RejectReason { get; private set; } = "";

    /// <summary>How often the operator was asked.</summary>
    public int Tries { get; private set; }

    /// <summary>UTC; when the operator is asked next; null when nothing is left to ask.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>The operator's own name for the hold; empty while it gave none.</summary>
    public string OperatorReference { get; private set; } = "";

    /// <summary>Code of the operator's last answer; empty when it was a yes.</summary>
    public string Code { get; private set; } = "";

    /// <summary>UTC; when the operator confirmed.</summary>
    public DateTimeOffset? PlacedAt { get; private set; }

    /// <summary>Grows with each change; the loser of a race sees another number.</summary>
    public long Version { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<IEvent> Events => _events;

    /// <inheritdoc />
    public void ForgetEvents() => _events.Clear();

    /// <summary>Whether the operator may be holding something for it.</summary>
    public bool IsLive => State is PlacementState.Asked or PlacementState.Confirmed or PlacementState.Unknown;

    /// <summary>Orders a hold. A provisional one is to be asked at once; an ordered one waits for another person.</summary>
    /// <param name="id">A fresh id.</param>
    /// <param name="request">A verified freeze that the actor has claimed.</param>
    /// <param name="line">Line of the target; no other hold stands on it, so that one finding can say all that is held there.</param>
    /// <param name="amount">Whole smallest units; not more than the request asks for over all its targets together.</param>
    /// <param name="standing">Lines and amounts of the holds of the request that stand.</param>
    /// <param name="by">The claimant.</param>
    /// <param name="now">UTC.</param>
    public static Result<Hold> Order(
        HoldId id, LegalRequest request, int line, BigInteger amount, IReadOnlyCollection<(int Line, BigInteger Amount)> standing, AccountId by, DateTimeOffset now)
    {
        if (request.ClaimedBy != by)
            return RequestErrors.NotClaimant;
        if (request.Freeze is not { } terms)
            return HoldErrors.NotAFreeze;
        if (request.State is not (RequestState.InReview or RequestState.AwaitingAgency))
            return RequestErrors.WrongState(request.State);
        if (amount.Sign <= 0)
            return HoldErrors.AmountNotPositive;
        if (standing.Any(other => other.Line == line))
            return HoldErrors.AlreadyStands;
        if (standing.Aggregate(amount, (sum, other) => sum + other.Amount) > terms.Amount)
            return HoldErrors.MoreThanAsked;
        var waits = terms.Basis == HoldBasis.Ordered;
        var hold = new Hold
        {
            Id = id, Request = request.Id, Line = line, Basis = terms.Basis, Asset = terms.Asset, Amount = amount, EndsAt = now.AddDays(terms.TermDays),
            State = waits ? PlacementState.AwaitingApproval : PlacementState.Asked, Requester = request.Officer, OrderedBy = by, OrderedAt = now,
            NextTryAt = waits ? null : now, Version = 1,
        };
        hold.Record(new HoldOrdered(request.Id, id, line, terms.Basis));
        return hold;
    }

    private void Record(IEvent happened) => _events.Add(happened);
}
