using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Notices;

/// <summary>The number beside "Undelivered" in the navigation.</summary>
public sealed record CountDeadLetters : IQuery<int>;

internal sealed class CountDeadLettersHandler(IPortalDb db) : IRequestHandler<CountDeadLetters, Result<int>>
{
    public async Task<Result<int>> Handle(CountDeadLetters query, CancellationToken cancellationToken) => await db.CountDeadAsync(cancellationToken);
}

/// <summary>The rows that were laid aside.</summary>
internal static class DeadRows
{
    public static async Task<int> CountDeadAsync(this IPortalDb db, CancellationToken cancellationToken) =>
        await db.Outbox.CountAsync(message => message.DiedAt != null, cancellationToken) + await db.Mails.CountAsync(mail => mail.DiedAt != null, cancellationToken);
}
