namespace Portal.Domain.Holds;

/// <summary>Why something cannot be done with a hold.</summary>
public static class HoldErrors
{
    /// <summary>Only a freeze asks for holds.</summary>
    public static Refusal NotAFreeze { get; } = new("holds.not-a-freeze");

    /// <summary>The amount is not a positive whole number of smallest units.</summary>
    public static Refusal AmountNotPositive { get; } = new("holds.amount-not-positive") { Field = "Amount" };

    /// <summary>Together the holds would be more than the request asks for.</summary>
    public static Refusal MoreThanAsked { get; } = new("holds.more-than-asked") { Field = "Amount" };

    /// <summary>Another hold stands on the target: it waits, is being asked, is in doubt or is placed.</summary>
    public static Refusal AlreadyStands { get; } = new("holds.already-stands");

    /// <summary>A form that was sent before comes again with another amount or for another target.</summary>
    public static Refusal AlreadyOrdered { get; } = new("holds.already-ordered") { Field = "Amount" };

    /// <summary>Who rejects says why.</summary>
    public static Refusal NoReason { get; } = new("holds.no-reason") { Field = "Reason" };

    /// <summary>Nobody approves the own order.</summary>
    public static Refusal OwnWork { get; } = new("holds.own-work");

    /// <summary>The placement has no such step from here.</summary>
    public static Refusal WrongState(PlacementState state) => new("holds.wrong-state", ("state", state));
}
