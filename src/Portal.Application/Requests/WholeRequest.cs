using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
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
    /// version, read once more at the end, tells. What was read half before and half after it is given up and read anew.</summary>
    /// <exception cref="ConflictException">Another commit fell in between.</exception>
    public static async Task<LegalRequest> WholeAsync(this IPortalDb db, RequestId id, CancellationToken cancellationToken)
    {
        var request = await db.Requests.Whole().SingleAsync(request => request.Id == id, cancellationToken);
        if (await db.Requests.Where(other => other.Id == id).Select(other => other.Version).SingleAsync(cancellationToken) != request.Version)
            throw new ConflictException();
        return request;
    }
}
