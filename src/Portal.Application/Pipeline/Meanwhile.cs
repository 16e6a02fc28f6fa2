using Microsoft.EntityFrameworkCore;
using Portal.Application.Ledger;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>What other people did to a request after the form was shown. What the portal itself did, and the clocks that follow people, are no reason to ask
/// again: the portal decides nothing that a person decides.</summary>
internal sealed class Meanwhile(IPortalDb db, CurrentForm form, CurrentActor current)
{
    /// <summary>Whether there is anything, of what this reader is told of.</summary>
    public async Task<bool> AnyAsync(RequestId request, CancellationToken cancellationToken)
    {
        if (form.Seen is not { } seen)
            return false;
        var (me, system) = (current.Actor.Id.Value, Actor.Portal.Id.Value);
        var events = await db.Ledger.AsNoTracking()
            .Where(row => row.Sequence >= seen && row.SubjectKind == "request" && row.Subject == request.Value && row.Actor != me && row.Actor != system && !row.Event.StartsWith("clocks."))
            .Select(row => row.Event).Distinct().ToListAsync(cancellationToken);
        return events.Exists(name => current.Actor.Agency is null || Timeline.IsForAgency(name));
    }
}
