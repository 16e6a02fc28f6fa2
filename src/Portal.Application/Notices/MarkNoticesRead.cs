using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Notices;

/// <summary>Marks the person's notices as read, up to the newest one that was shown.</summary>
public sealed record MarkNoticesRead(DateTimeOffset UpTo) : ICommand<Done>, IRepeats;

internal sealed class MarkNoticesReadHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<MarkNoticesRead, Result<Done>>
{
    public async Task<Result<Done>> Handle(MarkNoticesRead command, CancellationToken cancellationToken)
    {
        var unread = await db.Notices.Where(notice => notice.Recipient == current.Actor.Id && notice.ReadAt == null && notice.At <= command.UpTo).ToListAsync(cancellationToken);
        unread.ForEach(notice => notice.ReadAt = time.GetUtcNow());
        return default(Done);
    }
}
