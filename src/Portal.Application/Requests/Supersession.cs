using Portal.Application.Ports;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>The end of the request that a draft was begun in place of.</summary>
internal static class Supersession
{
    /// <summary>Ends the earlier request in the commit that sends the draft. One that was answered or taken back meanwhile
    /// stays as it is, and the new one goes in all the same.</summary>
    public static async Task CompleteAsync(IPortalDb db, RequestDraft draft, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (draft.Supersedes is not { } earlier)
            return;
        var request = await db.WholeAsync(earlier, cancellationToken);
        if (Lifecycle.Find(request.State, RequestTrigger.Supersede) is not null)
            _ = request.Supersede(draft.Officer, draft.Id, now).Value;
    }
}
