using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Domain.Answers;

/// <summary>What the operator says to a request: findings, data files, plain words; written by one person, approved by
/// another, disclosed as one packet. Every edit makes a new revision, and an approval holds for one revision only.</summary>
public sealed partial class Answer : IRecordsEvents
{
    /// <summary>Most characters of the plain words and of reasons.</summary>
    public const int MaxCharacters = 6000;

    private readonly List<IEvent> _events = [];
    private readonly List<Finding> _findings = [];
    private readonly List<WithheldCategory> _withheld = [];
    private readonly List<AnswerFile> _files = [];

    private Answer()
    {
    }

    /// <summary>Names the answer.</summary>
    public AnswerId Id { get; private set; }

    /// <summary>The request it answers.</summary>
    public RequestId Request { get; private set; }

    /// <summary>From 1 within its request.</summary>
    public int Number { get; private set; }

    /// <summary>Interim, final or a decline.</summary>
    public AnswerKind Kind { get; private set; }

    /// <summary>Where it stands.</summary>
    public AnswerState State { get; private set; }

    /// <summary>Language of the packet, an IETF tag.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>Contents: what is said in plain words.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Decline codes, comma separated as stored; for a partial answer the codes of what is missing stand with the findings.</summary>
    public string CodeList { get; private set; } = "";

    /// <summary>Decline codes.</summary>
    public IReadOnlyList<string> Codes => CodeList.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Grows with every edit of what will be said.</summary>
    public int Revision { get; private set; }

    /// <summary>The officer who asked; never the preparer nor the approver.</summary>
    public AccountId Requester { get; private set; }

    /// <summary>Who edited it last.</summary>
    public AccountId PreparedBy { get; private set; }

    /// <summary>UTC; the last edit.</summary>
    public DateTimeOffset PreparedAt { get; private set; }

    /// <summary>UTC; when it was last sent for approval; null while it is written.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Why counsel decides and not an approver: a code, or empty.</summary>
    public string Escalation { get; private set; } = "";

    /// <summary>Who approved or returned it last.</summary>
    public AccountId? DecidedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The revision that was approved; null unless one is.</summary>
    public int? ApprovedRevision { get; private set; }

    /// <summary>Contents: why it was returned; empty when it was not.</summary>
    public string ReturnReason { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset? DisclosedAt { get; private set; }

    /// <summary>Grows with each change; the loser of a race sees another number.</summary>
    public long Version { get; private set; }

    /// <summary>Contents: one for each target that is answered, in no order.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Contents: categories that are withheld as a whole.</summary>
    public IReadOnlyList<WithheldCategory> Withheld => _withheld;

    /// <summary>Contents: the data files.</summary>
    public IReadOnlyList<AnswerFile> Files => _files;

    /// <inheritdoc />
    public IReadOnlyList<IEvent> Events => _events;

    /// <summary>Codes for handing an answer to counsel.</summary>
    public static IReadOnlyList<string> Escalations { get; } = ["privilege", "human-rights", "conflict-of-law"];

    /// <inheritdoc />
    public void ForgetEvents() => _events.Clear();

    /// <summary>Begins an answer to a request that the preparer has claimed.</summary>
    /// <param name="id">A fresh id.</param>
    /// <param name="request">The request.</param>
    /// <param name="number">From 1 within its request.</param>
    /// <param name="kind">Interim, final or a decline.</param>
    /// <param name="language">Language of the packet.</param>
    /// <param name="by">The claimant.</param>
    /// <param name="now">UTC.</param>
    /// <param name="calledBack">Kind of the answer that ended the request and was called back, which this one takes the place of; null
    /// where there is none, or where one stands.</param>
    public static Result<Answer> Prepare(
        AnswerId id, LegalRequest request, int number, AnswerKind kind, string language, AccountId by, DateTimeOffset now, AnswerKind? calledBack = null)
    {
        if (request.ClaimedBy != by)
            return RequestErrors.NotClaimant;
        if (calledBack is { } earlier && Lifecycle.Find(request.State, RequestTrigger.Replace) is not null)
            return InPlaceOf(earlier).Contains(kind) ? Begun(id, request, number, kind, language, by, now) : AnswerErrors.NotInPlaceOf(earlier);
        // What was not found genuine yet can only be declined.
        var ready = kind == AnswerKind.Decline ? Lifecycle.Find(request.State, RequestTrigger.Answer) is not null : request.State is RequestState.InReview or RequestState.AwaitingAgency;
        if (!ready)
            return RequestErrors.WrongState(request.State);
        return Begun(id, request, number, kind, language, by, now);
    }

    /// <summary>Kinds of answers that can take the place of one that ended its request and was called back. What was only ever
    /// declined may never have been found genuine, so nothing but a decline follows a decline.</summary>
    public static IReadOnlyList<AnswerKind> InPlaceOf(AnswerKind calledBack) =>
        calledBack == AnswerKind.Final ? [AnswerKind.Final, AnswerKind.Decline] : [AnswerKind.Decline];

    private static Answer Begun(AnswerId id, LegalRequest request, int number, AnswerKind kind, string language, AccountId by, DateTimeOffset now)
    {
        var answer = new Answer
        {
            Id = id, Request = request.Id, Number = number, Kind = kind, State = AnswerState.Prepared, Language = language, Requester = request.Officer,
            PreparedBy = by, PreparedAt = now, Revision = 1, Version = 1,
        };
        answer.Record(new AnswerPrepared(request.Id, id, number, kind));
        return answer;
    }

    private void Record(IEvent happened) => _events.Add(happened);
}
