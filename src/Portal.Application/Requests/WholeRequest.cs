using Microsoft.EntityFrameworkCore;
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
}
