using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Clocks;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Loading a request with what its rules look at: clocks with their alarms and pauses, and questions. Targets are not
/// among it; there may be thousands.</summary>
internal static class WholeRequest
{
    public static IQueryable<LegalRequest> Whole(this IQueryable<LegalRequest> requests) => requests
        .Include(request => request.Questions)
        .Include(request => request.Clocks).ThenInclude(clock => clock.Alarms)
        .Include(request => request.Clocks).ThenInclude(clock => clock.Pauses);

    /// <summary>One request for a command. Its parts are read one after the other, and another commit may fall in between; the
    /// version, read once more with the last of them, tells. What was read half before and half after it is given up and read anew.</summary>
    /// <exception cref="ConflictException">Another commit fell in between.</exception>
    public static async Task<LegalRequest> WholeAsync(this IPortalDb db, RequestId id, CancellationToken cancellationToken)
    {
        var request = await db.Requests.Include(request => request.Questions).SingleAsync(request => request.Id == id, cancellationToken);
        // The context puts what it reads where it belongs. A clock has few alarms and pauses, so one statement may repeat it for each.
        var rest = await db.InOneStatement(db.Requests.Where(other => other.Id == id)
            .Select(other => new { other.Version, Clocks = other.Clocks.Select(clock => new { Clock = clock, clock.Alarms, clock.Pauses }).ToList() })).SingleAsync(cancellationToken);
        if (rest.Version != request.Version)
            throw new ConflictException();
        return request;
    }

    /// <summary>The clocks of a request with their alarms and pauses, for reading.</summary>
    public static Task<List<Clock>> ClocksAsync(this IPortalDb db, RequestId id, CancellationToken cancellationToken) =>
        db.InOneStatement(db.Requests.AsNoTracking().Where(request => request.Id == id).SelectMany(request => request.Clocks)
            .Include(clock => clock.Alarms).Include(clock => clock.Pauses).OrderBy(clock => clock.Id)).ToListAsync(cancellationToken);
}
