using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>A line in a person's inbox. It names a request and what happened, never what the request is about.</summary>
public sealed class Notice
{
    /// <summary>The outbox message it came from; with the recipient it is the key, so that a message that is delivered
    /// twice is one notice.</summary>
    public Guid Message { get; init; }

    public AccountId Recipient { get; init; }

    /// <summary>Text key of the sentence.</summary>
    public string Topic { get; init; } = "";

    public RequestId Request { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }
}
