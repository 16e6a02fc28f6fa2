using System.Globalization;
using Portal.Domain.Requests;

namespace Portal.Domain.Notices;

/// <summary>Something that happened to a message about a request. Facts: the message, what was to be done with it, and its topic;
/// never to whom it was to go.</summary>
/// <param name="Request">The request that the message is about.</param>
/// <param name="Message">The outbox message.</param>
/// <param name="Consumer"><c>notice</c> or <c>mail</c>.</param>
/// <param name="Topic">What it tells of.</param>
/// <param name="Name">Stable dotted name.</param>
public abstract record NoticeEvent(RequestId Request, Guid Message, string Consumer, string Topic, string Name) : RequestEvent(Request, Name)
{
    /// <inheritdoc />
    public sealed override IReadOnlyList<(string Name, string Value)> Facts => [("message", Message.ToString("D")), ("consumer", Consumer), ("topic", Topic), .. Added];

    /// <summary>Facts beside these.</summary>
    protected virtual IReadOnlyList<(string Name, string Value)> Added => [];
}

/// <summary>A message was tried in vain so often that it is laid aside. Facts: how often, and why not the last time.</summary>
/// <param name="Request">The request that the message is about.</param>
/// <param name="Message">The outbox message.</param>
/// <param name="Consumer"><c>notice</c> or <c>mail</c>.</param>
/// <param name="Topic">What it tells of.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Code">Why not the last time.</param>
/// <param name="First">Whether no other message lay aside then; only the first is told, the rest are seen beside it.</param>
public sealed record NoticeDeadLettered(RequestId Request, Guid Message, string Consumer, string Topic, int Tries, string Code, bool First)
    : NoticeEvent(Request, Message, Consumer, Topic, "notices.dead-lettered")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("tries", Tries.ToString(CultureInfo.InvariantCulture)), ("code", Code)];
}

/// <summary>Somebody had a message that was laid aside tried again.</summary>
/// <param name="Request">The request that the message is about.</param>
/// <param name="Message">The outbox message.</param>
/// <param name="Consumer"><c>notice</c> or <c>mail</c>.</param>
/// <param name="Topic">What it tells of.</param>
public sealed record NoticeReplayed(RequestId Request, Guid Message, string Consumer, string Topic) : NoticeEvent(Request, Message, Consumer, Topic, "notices.replayed");
