namespace Portal.Domain.Requests;

/// <summary>Why something cannot be done with a request.</summary>
public static class RequestErrors
{
    /// <summary>Unknown, or not yours to know about: one answer for both.</summary>
    public static Refusal NotFound { get; } = new("requests.not-found");

    /// <summary>Visible to you, but not yours to do.</summary>
    public static Refusal NotAllowed { get; } = new("requests.not-allowed");

    /// <summary>The agency's standing does not allow it.</summary>
    public static Refusal AgencyNotVerified { get; } = new("requests.agency-not-verified");

    /// <summary>The officer's account does not allow it.</summary>
    public static Refusal OfficerNotActive { get; } = new("requests.officer-not-active");

    /// <summary>What was sent is not what is stored now.</summary>
    public static Refusal DraftChanged { get; } = new("requests.draft-changed");

    /// <summary>A draft begins with what it asks for.</summary>
    public static Refusal NoKind { get; } = new("requests.no-kind") { Field = "Kind" };

    /// <summary>So many drafts are kept for one officer.</summary>
    public static Refusal TooManyDrafts(int limit) => new("requests.too-many-drafts", ("limit", limit));

    /// <summary>The lifecycle has no such step from here.</summary>
    public static Refusal WrongState(RequestState state) => new("requests.wrong-state", ("state", state));

    /// <summary>Somebody else was first.</summary>
    public static Refusal AlreadyClaimed(string by, DateTimeOffset at) => new("requests.already-claimed", ("by", by), ("at", at));

    /// <summary>Only the claimant may.</summary>
    public static Refusal NotClaimant { get; } = new("requests.not-claimant");

    /// <summary>The instrument does not carry so long a hold.</summary>
    public static Refusal FreezeTooLong(int days, int limit) => new("requests.freeze-too-long", ("days", days), ("limit", limit)) { Field = "TermDays" };

    /// <summary>The amount is not a positive whole number of smallest units.</summary>
    public static Refusal AmountNotPositive { get; } = new("requests.amount-not-positive") { Field = "Amount" };

    /// <summary>The instrument would come from the future.</summary>
    public static Refusal InstrumentInFuture { get; } = new("requests.instrument-in-future") { Field = "IssuedOn" };

    /// <summary>A request names at least one target.</summary>
    public static Refusal NoTargets { get; } = new("requests.no-targets") { Field = "Addresses" };

    /// <summary>A request names at most so many targets.</summary>
    public static Refusal TooManyTargets(int count, int limit) => new("requests.too-many-targets", ("count", count), ("limit", limit)) { Field = "Addresses" };

    /// <summary>An address without a checksum that nobody compared by hand.</summary>
    public static Refusal TargetNotConfirmed { get; } = new("requests.target-not-confirmed") { Field = "AddressesConfirmed" };

    /// <summary>Urgent without saying why.</summary>
    public static Refusal UrgencyWithoutGround { get; } = new("requests.urgency-without-ground") { Field = "UrgencyGround" };

    /// <summary>Giving a request back needs one of the known reasons.</summary>
    public static Refusal UnknownPutBackReason { get; } = new("requests.unknown-put-back-reason") { Field = "Reason" };

    /// <summary>Data of no category cannot be handed over.</summary>
    public static Refusal NoCategories { get; } = new("requests.no-categories") { Field = "Categories" };

    /// <summary>The range ends before it begins.</summary>
    public static Refusal RangeBackwards { get; } = new("requests.range-backwards") { Field = "LastDay" };

    /// <summary>The range begins after today, in its own zone.</summary>
    public static Refusal RangeInFuture { get; } = new("requests.range-in-future") { Field = "FirstDay" };

    /// <summary>The range begins before there was anything to keep records of.</summary>
    public static Refusal RangeTooEarly(int year) => new("requests.range-too-early", ("year", $"{year}")) { Field = "FirstDay" };

    /// <summary>The range is longer than one request can ask for.</summary>
    public static Refusal RangeTooLong(int years) => new("requests.range-too-long", ("years", years)) { Field = "LastDay" };

    /// <summary>A freeze names something that holds no assets.</summary>
    /// <param name="line">Line of the target.</param>
    public static Refusal TargetHoldsNothing(int line) => new("requests.target-holds-nothing", ("line", line)) { Field = "Addresses" };

    /// <summary>Taking a request back needs one of the known reasons.</summary>
    public static Refusal UnknownWithdrawReason { get; } = new("requests.unknown-withdraw-reason") { Field = "Reason" };

    /// <summary>Officer or agency no longer have the standing they sent it with.</summary>
    public static Refusal StandingLost { get; } = new("requests.standing-lost");

    /// <summary>An answer is being approved or has been; the request cannot go back to the queue now.</summary>
    public static Refusal AnswerUnderWay { get; } = new("requests.answer-under-way");
}
