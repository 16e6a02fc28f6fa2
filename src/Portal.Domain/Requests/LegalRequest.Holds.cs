namespace Portal.Domain.Requests;

/// <content>What its holds come to together; each hold stands for itself.</content>
public sealed partial class LegalRequest
{
    /// <summary>One of its holds came or changed. Whoever decided on what its holds were before loses the race: two commits
    /// cannot both bring the request to its next version.</summary>
    public void NoteHoldsChanged() => Version++;

    /// <summary>An answer was sent for what its holds are now. Of it and of an order made at the same time one loses the race,
    /// and sees the other when it is tried again.</summary>
    public void NoteHoldsSpokenOf() => Version++;
}
