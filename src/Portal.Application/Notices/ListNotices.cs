using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>The newest notices of the person who asks.</summary>
public sealed record ListNotices : IQuery<IReadOnlyList<NoticeLine>>;

public sealed record NoticeLine(string Topic, RequestId Request, RequestReference Reference, DateTimeOffset At, bool Unread);

internal sealed class ListNoticesHandler(IPortalDb db, CurrentActor current) : IRequestHandler<ListNotices, Result<IReadOnlyList<NoticeLine>>>
{
    private const int Newest = 100;

    public async Task<Result<IReadOnlyList<NoticeLine>>> Handle(ListNotices query, CancellationToken cancellationToken)
    {
        var me = current.Actor.Id;
        var lines = await (
            from notice in db.Notices.AsNoTracking()
            join request in db.Requests.AsNoTracking() on notice.Request equals request.Id
            where notice.Recipient == me
            orderby notice.At descending
            select new NoticeLine(notice.Topic, notice.Request, request.Reference, notice.At, notice.ReadAt == null)).Take(Newest).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<NoticeLine>>.Of(lines);
    }
}
