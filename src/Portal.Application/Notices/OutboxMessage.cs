using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>A promise to tell somebody, written in the commit of the effect itself. Ids only.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; }

    /// <summary>Name of a row in <see cref="NoticeTable"/>.</summary>
    public string Topic { get; init; } = "";

    public RequestId Request { get; init; }

    /// <summary>The one person who is told, where that can be known only when it happens; null where the audience says who.</summary>
    public AccountId? Recipient { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null until every recipient has been told.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }
}
