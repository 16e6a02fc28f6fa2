using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Clocks;
using Portal.Domain.Questions;
using Portal.Domain.Routing;

namespace Portal.Domain.Requests;

/// <summary>A request that an agency has sent. Header: reference, kind, agency, dates, clocks, team, people, state.
/// Everything else is contents.</summary>
public sealed partial class LegalRequest : IRecordsEvents
{
    /// <summary>Most targets one request may name.</summary>
    public const int MaxTargets = 5000;

    private readonly List<IEvent> _events = [];
    private readonly List<Clock> _clocks = [];
    private readonly List<RequestTarget> _targets = [];
    private readonly List<Question> _questions = [];

    private LegalRequest()
    {
    }

    /// <summary>Names the request; the same id as its draft's.</summary>
    public RequestId Id { get; private set; }

    /// <summary>The name people read out.</summary>
    public RequestReference Reference { get; private set; }

    /// <summary>What is asked for.</summary>
    public RequestKind Kind { get; private set; }

    /// <summary>Where it stands.</summary>
    public RequestState State { get; private set; }

    /// <summary>The asking agency.</summary>
    public AgencyId Agency { get; private set; }

    /// <summary>The officer who sent it.</summary>
    public AccountId Officer { get; private set; }

    /// <summary>Language of the request, an IETF tag.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Code of the operator's entity that is addressed.</summary>
    public string Entity { get; private set; } = "";

    /// <summary>How fast.</summary>
    public Urgency Urgency { get; private set; }

    /// <summary>UTC; the start of every response time.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>UTC; the earliest due instant among running clocks, null when none runs.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>UTC; its place in a list by deadline: <see cref="DueAt"/>, or the end of time when no clock runs. Kept beside it,
    /// since a database finds its way in a list only by what it stores.</summary>
    public DateTimeOffset QueueAt { get; private set; } = EndOfTime;

    /// <summary>Later than every deadline.</summary>
    public static DateTimeOffset EndOfTime { get; } = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Where it was routed, and why.</summary>
    public RoutingDecision Routing { get; private set; } = null!;

    /// <summary>The investigator who has it; null while it waits.</summary>
    public AccountId? ClaimedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? ClaimedAt { get; private set; }

    /// <summary>Grows with each change; the loser of a race sees another number.</summary>
    public long Version { get; private set; }

    /// <summary>Contents: the case.</summary>
    public CaseFacts Case { get; private set; } = null!;

    /// <summary>Contents: why it is urgent; empty when it is not.</summary>
    public string UrgencyGround { get; private set; } = "";

    /// <summary>Contents: the paper it rests on.</summary>
    public Instrument Instrument { get; private set; } = null!;

    /// <summary>Contents: what is to be held; null unless it is a freeze.</summary>
    public FreezeTerms? Freeze { get; private set; }

    /// <summary>Contents: what is to be handed over; null unless data is asked for.</summary>
    public DataScope? Data { get; private set; }

    /// <summary>Contents: the addresses.</summary>
    public IReadOnlyList<RequestTarget> Targets => _targets;

    /// <summary>What the desk asked the agency, in order.</summary>
    public IReadOnlyList<Question> Questions => _questions;

    /// <summary>UTC; when the first answer, interim or final, was disclosed.</summary>
    public DateTimeOffset? FirstAnsweredAt { get; private set; }

    /// <summary>UTC; when the final answer was disclosed: the end of the response time.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>UTC; when it was closed, withdrawn or superseded.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The request that was sent in its place.</summary>
    public RequestId? SupersededBy { get; private set; }

    /// <summary>Its clocks, running and stopped.</summary>
    public IReadOnlyList<Clock> Clocks => _clocks;

    /// <inheritdoc />
    public IReadOnlyList<IEvent> Events => _events;

    /// <inheritdoc />
    public void ForgetEvents() => _events.Clear();

    /// <summary>An investigator takes the request. Claiming what one already has changes nothing.</summary>
    /// <param name="by">The investigator.</param>
    /// <param name="now">UTC.</param>
    /// <param name="holder">Name of the present claimant, for the refusal.</param>
    public Result<Done> Claim(AccountId by, DateTimeOffset now, string holder)
    {
        if (ClaimedBy == by)
            return default(Done);
        if (ClaimedBy is not null)
            return RequestErrors.AlreadyClaimed(holder, ClaimedAt!.Value);
        if (Lifecycle.Find(State, RequestTrigger.Claim) is not { } row)
            return RequestErrors.WrongState(State);
        (ClaimedBy, ClaimedAt) = (by, now);
        Record(new RequestClaimed(Id));
        Follow(row, now);
        return default(Done);
    }

    /// <summary>The claimant gives the request back to its team's queue.</summary>
    /// <param name="by">The investigator.</param>
    /// <param name="reason">One of <see cref="PutBackReasons"/>.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> PutBack(AccountId by, string reason, DateTimeOffset now)
    {
        if (!PutBackReasons.Contains(reason))
            return RequestErrors.UnknownPutBackReason;
        if (ClaimedBy != by)
            return RequestErrors.NotClaimant;
        if (Lifecycle.Find(State, RequestTrigger.PutBack) is not { } row)
            return RequestErrors.WrongState(State);
        (ClaimedBy, ClaimedAt) = (null, null);
        Record(new RequestPutBack(Id, reason));
        Follow(row, now);
        return default(Done);
    }

    /// <summary>Reasons for giving a request back. Codes, since a free sentence could carry a name into the ledger.</summary>
    public static IReadOnlyList<string> PutBackReasons { get; } = ["mistake", "absence", "conflict-of-interest", "language", "skill"];

    /// <summary>Raises every alarm that has fallen due.</summary>
    /// <returns>How many were raised.</returns>
    public int RaiseDueAlarms(ClockPolicy policy, DateTimeOffset now)
    {
        var raised = 0;
        foreach (var clock in _clocks)
        {
            foreach (var alarm in clock.RaiseDueAlarms(policy.Calendar(clock.Calendar), now))
            {
                Record(new ClockAlarmRaised(Id, clock.Name, alarm.Percent, clock.DueAt));
                raised++;
            }
        }

        if (raised > 0)
            Version++;
        return raised;
    }

    /// <summary>Goes where the row leads; its clocks follow.</summary>
    /// <param name="row">Row of the lifecycle table.</param>
    /// <param name="now">UTC.</param>
    /// <param name="policy">For the calendars of clocks that run on; needed only by rows that let clocks run on.</param>
    private void Follow(RequestTransition row, DateTimeOffset now, ClockPolicy? policy = null)
    {
        State = row.To;
        foreach (var clock in _clocks.Where(clock => row.Stops.Contains(clock.Name) && clock.Stop(now)))
            Record(new ClockStopped(Id, clock.Name, clock.DueAt));
        foreach (var clock in _clocks.Where(clock => row.Pauses.Contains(clock.Name) && clock.Pause(now)))
            Record(new ClockPaused(Id, clock.Name));
        foreach (var clock in _clocks.Where(clock => row.Resumes.Contains(clock.Name) && clock.Resume(policy!.Calendar(clock.Calendar), now)))
            Record(new ClockResumed(Id, clock.Name, clock.DueAt));
        Reckon();
    }

    private void Reckon()
    {
        DueAt = _clocks.Where(clock => clock.Runs).Min(clock => (DateTimeOffset?)clock.DueAt);
        QueueAt = DueAt ?? EndOfTime;
        Version++;
    }

    private void Record(IEvent happened) => _events.Add(happened);
}
