using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Notices;

/// <summary>The number beside "Notices" in the navigation.</summary>
public sealed record CountUnreadNotices : IQuery<int>;

internal sealed class CountUnreadNoticesHandler(IPortalDb db, CurrentActor current) : IRequestHandler<CountUnreadNotices, Result<int>>
{
    public async Task<Result<int>> Handle(CountUnreadNotices query, CancellationToken cancellationToken) =>
        await db.Notices.CountAsync(notice => notice.Recipient == current.Actor.Id && notice.ReadAt == null, cancellationToken);
}
