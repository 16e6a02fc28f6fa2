using System.Numerics;

namespace Portal.Application.Ports;

/// <summary>The operator's own system that holds the assets. Every call may be repeated: one key is one effect.</summary>
public interface IOperator
{
    /// <summary>Asks for a hold. Never throws for what the other side does: silence and nonsense are <see cref="OperatorWord.Unknown"/>.</summary>
    Task<OperatorAnswer> PlaceAsync(HoldOrder order, CancellationToken cancellationToken);

    /// <summary>Asks that a hold be lifted.</summary>
    Task<OperatorAnswer> LiftAsync(HoldOrder order, CancellationToken cancellationToken);

    /// <summary>What stands on the account behind an address now; null when the operator does not say.</summary>
    Task<OperatorBalance?> BalanceAsync(HeldAddress address, string asset, CancellationToken cancellationToken);
}

/// <summary>An address whose account is meant.</summary>
/// <param name="Family">Address family word, e.g. <c>Tron</c>.</param>
/// <param name="Normal">Normal form.</param>
/// <param name="Tag">XRPL destination tag.</param>
public sealed record HeldAddress(string Family, string Normal, long? Tag);

/// <summary>A hold as ordered.</summary>
/// <param name="Key">The hold's id and the call's idempotency key, the same over all retries.</param>
/// <param name="Reference">Reference of the request, for the operator's own records.</param>
/// <param name="Address">Where.</param>
/// <param name="Asset">Asset code.</param>
/// <param name="Amount">Whole smallest units.</param>
public sealed record HoldOrder(Guid Key, string Reference, HeldAddress Address, string Asset, BigInteger Amount);

/// <summary>What the operator said.</summary>
public enum OperatorWord
{
    /// <summary>Done, for exactly what was ordered.</summary>
    Confirmed,

    /// <summary>Refused; nothing was done and nothing will be.</summary>
    Failed,

    /// <summary>No answer, or one that contradicts the order: it may or may not have been done.</summary>
    Unknown,
}

/// <summary>The operator's answer.</summary>
/// <param name="Word">What it comes to.</param>
/// <param name="OperatorReference">The operator's own name for the hold; empty when it gave none.</param>
/// <param name="Code">Why not: <c>insufficient-balance</c>, <c>no-such-account</c>, <c>refused</c>, <c>timeout</c>, <c>unreachable</c>,
/// <c>fault</c>, <c>contradiction</c>; empty when confirmed.</param>
public sealed record OperatorAnswer(OperatorWord Word, string OperatorReference, string Code);

/// <summary>What stands on an account.</summary>
/// <param name="Account">The operator's stable id of the account; empty when no customer has the address.</param>
/// <param name="Available">Whole smallest units that are not held.</param>
/// <param name="Held">Whole smallest units that are.</param>
public sealed record OperatorBalance(string Account, BigInteger Available, BigInteger Held);
