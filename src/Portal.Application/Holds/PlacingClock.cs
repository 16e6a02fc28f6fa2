using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>Stops a request's clock of placing once nothing of it is pending: no hold waits for approval, is being asked or is
/// in doubt, and at least one is placed. It times the request as a whole; the time to hold of each single target is not
/// measured yet, nor is a target counted for which nobody ordered a hold.</summary>
internal static class PlacingClock
{
    /// <param name="db">The stored portal.</param>
    /// <param name="request">The request with its clocks, read before the holds are looked at.</param>
    /// <param name="changed">The hold that changed in this commit; as stored it is out of date.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task FollowAsync(IPortalDb db, LegalRequest request, Hold changed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Also when the clock runs on: two holds that come to rest at once must not each take the other for pending.
        request.NoteHoldsChanged();
        if (IsPending(changed.State))
            return;
        var others = db.Holds.Where(hold => hold.Request == request.Id && hold.Id != changed.Id);
        var pending = await others.AnyAsync(
            hold => hold.State == PlacementState.AwaitingApproval || hold.State == PlacementState.Asked || hold.State == PlacementState.Unknown, cancellationToken);
        if (pending)
            return;
        if (changed.State == PlacementState.Confirmed || await others.AnyAsync(hold => hold.State == PlacementState.Confirmed, cancellationToken))
            request.NoteHoldsPlaced(now);
    }

    private static bool IsPending(PlacementState state) => state is PlacementState.AwaitingApproval or PlacementState.Asked or PlacementState.Unknown;
}
