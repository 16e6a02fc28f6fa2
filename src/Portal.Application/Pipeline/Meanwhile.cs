using Portal.Application.Ledger;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>What other people did to a request after the form was shown.</summary>
internal sealed class Meanwhile(Timeline timeline, CurrentForm form, CurrentActor current)
{
    /// <summary>Whether there is anything, of what this reader is told of; the form notes it.</summary>
    public async Task<bool> AnyAsync(RequestId request, CancellationToken cancellationToken)
    {
        if (form.Seen is not { } seen || !await timeline.AnySinceAsync(request, seen, current.Actor, cancellationToken))
            return false;
        form.WasOvertakenOn(request);
        return true;
    }
}
