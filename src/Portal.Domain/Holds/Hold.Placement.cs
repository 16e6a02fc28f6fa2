using Portal.Domain.Accounts;

namespace Portal.Domain.Holds;

/// <content>The other person's decision, and the operator's answers.</content>
public sealed partial class Hold
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(5);

    /// <summary>Another person lets an ordered hold be placed.</summary>
    /// <param name="by">The approver.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Approve(Actor by, DateTimeOffset now) => Decide(by, now, () =>
    {
        (State, NextTryAt) = (PlacementState.Asked, now);
        Record(new HoldApproved(Request, Id));
    });

    /// <summary>Another person refuses to let it be placed.</summary>
    /// <param name="by">The approver.</param>
    /// <param name="reason">Why, in plain words. Contents.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Reject(Actor by, string reason, DateTimeOffset now) => Decide(by, now, () =>
    {
        (State, RejectReason) = (PlacementState.Rejected, reason);
        Record(new HoldRejected(Request, Id, reason));
    });

    /// <summary>The operator has it, exactly as ordered. Said twice, it counts once.</summary>
    /// <param name="operatorReference">The operator's own name for it.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Confirm(string operatorReference, DateTimeOffset now) => Hear(() =>
    {
        (State, PlacedAt, OperatorReference, Code, NextTryAt) = (PlacementState.Confirmed, now, operatorReference, "", null);
        Record(new HoldPlaced(Request, Id, Tries));
    });

    /// <summary>The operator refused: nothing is held.</summary>
    /// <param name="code">Why.</param>
    public Result<Done> Fail(string code) => Hear(() =>
    {
        (State, Code, NextTryAt) = (PlacementState.Failed, code, null);
        Record(new HoldFailed(Request, Id, code));
    });

    /// <summary>Nobody knows: asked again after 5, 10, 20 … seconds, at most five minutes, without end.</summary>
    /// <param name="code">Why.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Doubt(string code, DateTimeOffset now) => Hear(() =>
    {
        // Told once; what follows is the same doubt.
        if (State != PlacementState.Unknown)
            Record(new HoldDoubted(Request, Id, code));
        (State, Code, NextTryAt) = (PlacementState.Unknown, code, Later(now));
    });

    /// <summary>What the operator said could not be written down: asked again after the same waits, so that others have their turn.</summary>
    /// <param name="now">UTC.</param>
    public Result<Done> PutOff(DateTimeOffset now) => Hear(() => NextTryAt = Later(now));

    private DateTimeOffset Later(DateTimeOffset now)
    {
        var wait = s_firstWait * Math.Pow(2, Math.Min(Tries - 1, 10));
        return now + (wait < s_longestWait ? wait : s_longestWait);
    }

    private Result<Done> Decide(Actor by, DateTimeOffset now, Action act)
    {
        if (State != PlacementState.AwaitingApproval)
            return HoldErrors.WrongState(State);
        if (by.Id == OrderedBy || by.Id == Requester)
            return HoldErrors.OwnWork;
        (DecidedBy, DecidedAt) = (by.Id, now);
        Version++;
        act();
        return default(Done);
    }

    private Result<Done> Hear(Action act)
    {
        if (State is not (PlacementState.Asked or PlacementState.Unknown))
            return HoldErrors.WrongState(State);
        Tries++;
        Version++;
        act();
        return default(Done);
    }
}
