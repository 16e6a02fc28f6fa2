using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>A promise to tell somebody, written in the commit of the effect itself. Ids only.</summary>
public sealed class OutboxMessage : Delivery
{
    private OutboxMessage()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Name of a row in <see cref="NoticeTable"/>.</summary>
    public string Topic { get; private init; } = "";

    public RequestId Request { get; private init; }

    /// <summary>The one person who is told, where that can be known only when it happens; null where the audience says who.</summary>
    public AccountId? Recipient { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Null until every recipient has been told.</summary>
    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>A promise to be kept at once.</summary>
    public static OutboxMessage Of(Guid id, string topic, RequestId request, DateTimeOffset now, AccountId? recipient = null)
    {
        var message = new OutboxMessage { Id = id, Topic = topic, Request = request, CreatedAt = now, Recipient = recipient };
        message.Begin(now);
        return message;
    }

    /// <summary>Everybody has been told.</summary>
    public void Deliver(DateTimeOffset now)
    {
        DeliveredAt = now;
        End();
    }
}
