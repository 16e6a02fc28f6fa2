using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>The form that the messages of this scope come from, if one does. The host's door fills it before the page runs.</summary>
public sealed class CurrentForm
{
    /// <summary>The one-time key that the form brought; null when the messages come from no form.</summary>
    public Guid? Key { get; private set; }

    /// <summary>Size of the ledger when the form was shown: later entries are what its reader cannot have seen.</summary>
    public long? Seen { get; private set; }

    /// <summary>The request on which others were faster; null when none were. The host tells what they did.</summary>
    public RequestId? Overtaken { get; private set; }

    /// <summary>Says what the form brought.</summary>
    public void Received(Guid key, long? seen) => (Key, Seen) = (key, seen);

    /// <summary>Others acted on this request after the form was shown, so that nothing was stored.</summary>
    internal void WasOvertakenOn(RequestId request) => Overtaken = request;
}

/// <summary>Marks a command that a resent form may run again: repeating it changes nothing that counts, or what it gives back
/// must not be kept.</summary>
public interface IRepeats;
