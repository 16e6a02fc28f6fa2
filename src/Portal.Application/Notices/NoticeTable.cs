using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Notices;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>Who is told of an event.</summary>
public enum Audience
{
    /// <summary>The officer who sent the request.</summary>
    Officer,

    /// <summary>The investigators of the request's team.</summary>
    Team,

    /// <summary>The claimant, or the team while nobody has claimed.</summary>
    Desk,

    /// <summary>Everybody who approves what others prepared.</summary>
    Approvers,

    /// <summary>Whoever may decide on the answer that waits: approvers, or counsel where it was escalated.</summary>
    Deciders,

    /// <summary>The one person who had approved the answer.</summary>
    WhoApproved,

    /// <summary>Everybody who sees to it that the portal's work gets done.</summary>
    Managers,
}

/// <summary>One row: an event, the topic of the notice, and who gets it.</summary>
public sealed record NoticeRow(string Event, string Topic, Audience Audience)
{
    /// <summary>Of events of that name those that are told; all when not given.</summary>
    public Predicate<RequestEvent> When { get; init; } = _ => true;
}

/// <summary>Which events are told to whom. What is not in the table is told to nobody.</summary>
public static class NoticeTable
{
    public static IReadOnlyList<NoticeRow> Rows { get; } =
    [
        new("requests.freeze-submitted", "received", Audience.Officer),
        new("requests.freeze-submitted", "in-your-queue", Audience.Team),
        new("requests.data-submitted", "received", Audience.Officer),
        new("requests.data-submitted", "in-your-queue", Audience.Team),
        new("requests.claimed", "taken", Audience.Officer),
        new("requests.put-back", "back-in-queue", Audience.Team),
        new("questions.asked", "asked", Audience.Officer),
        new("questions.replied", "replied", Audience.Desk),
        new("questions.retracted", "question-retracted", Audience.Officer),
        new("requests.withdrawn", "withdrawn", Audience.Desk),
        new("requests.superseded", "superseded", Audience.Desk),
        new("clocks.alarm-raised", "clock-alarm", Audience.Desk),
        new("holds.ordered", "hold-to-approve", Audience.Approvers) { When = happened => happened is HoldOrdered { Basis: HoldBasis.Ordered } },
        new("holds.rejected", "hold-rejected", Audience.Desk),
        new("holds.failed", "hold-failed", Audience.Desk),
        new("holds.doubted", "hold-doubted", Audience.Desk),
        new("answers.sent-for-approval", "answer-to-decide", Audience.Deciders),
        new("answers.returned", "answer-returned", Audience.Desk),
        new("answers.approved", "answer-approved", Audience.Desk),
        new("answers.approval-voided", "approval-voided", Audience.WhoApproved) { When = happened => happened is AnswerApprovalVoided { ApprovedBy: not null } },
        // Whoever edits an answer knows that its approval is gone.
        new("answers.approval-voided", "answer-not-sent", Audience.Desk) { When = happened => happened is AnswerApprovalVoided { Reason: not AnswerApprovalVoided.Edited } },
        new("answers.disclosed", "answer-ready", Audience.Officer),
        new("answers.revoked", "answer-revoked", Audience.Officer),
        new("packets.fetched", "answer-fetched", Audience.Desk),
        new("packets.renewal-asked", "renewal-asked", Audience.Desk),
        new("packets.renewed", "answer-renewed", Audience.Officer),
        // Told once while any lies aside: a mail server that is away for a day must not fill an inbox with every mail it did not take.
        new("notices.dead-lettered", "undelivered", Audience.Managers) { When = happened => happened is NoticeDeadLettered { First: true } },
    ];

    /// <summary>The outbox rows that events call for.</summary>
    public static IEnumerable<OutboxMessage> For(IEnumerable<IEvent> events, Func<Guid> newId, DateTimeOffset now) =>
        from happened in events.OfType<RequestEvent>()
        from row in Rows
        where row.Event == happened.Name && row.When(happened)
        select OutboxMessage.Of(newId(), row.Topic, happened.Request, now, row.Audience == Audience.WhoApproved && happened is AnswerApprovalVoided voided ? voided.ApprovedBy : null);

    /// <summary>The audience of a topic; null for one that no row has, such as one that a newer or an older portal wrote.</summary>
    public static Audience? AudienceOf(string topic) => Rows.FirstOrDefault(row => row.Topic == topic)?.Audience;
}
