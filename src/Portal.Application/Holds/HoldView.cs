using System.Numerics;
using Portal.Application.Policies;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>A hold as the desk sees it.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Line">Line of the target.</param>
/// <param name="State">Where it stands at the operator's system.</param>
/// <param name="Basis">Provisional or ordered.</param>
/// <param name="Asset">Asset code.</param>
/// <param name="Amount">As people read it, in units of the asset.</param>
/// <param name="OrderedBy">Name of the investigator.</param>
/// <param name="OrderedAt">UTC.</param>
/// <param name="EndsAt">UTC; the end of its term.</param>
/// <param name="Tries">How often the operator was asked.</param>
/// <param name="NextTryAt">UTC; when it is asked next.</param>
/// <param name="OperatorReference">The operator's own name for it; empty while it gave none.</param>
/// <param name="Code">Code of the last answer; empty when it was a yes, and before the first.</param>
/// <param name="PlacedAt">UTC.</param>
/// <param name="RejectReason">Why another person rejected it; empty when nobody did.</param>
public sealed record HoldView(
    HoldId Id, int Line, PlacementState State, HoldBasis Basis, string Asset, string Amount, string OrderedBy, DateTimeOffset OrderedAt, DateTimeOffset EndsAt,
    int Tries, DateTimeOffset? NextTryAt, string OperatorReference, string Code, DateTimeOffset? PlacedAt, string RejectReason)
{
    internal static HoldView Of(Hold hold, string orderedBy, PolicyBook policies) => new(
        hold.Id, hold.Line, hold.State, hold.Basis, hold.Asset, policies.Freezes.Written(hold.Asset, hold.Amount), orderedBy, hold.OrderedAt, hold.EndsAt,
        hold.Tries, hold.NextTryAt, hold.OperatorReference, hold.Code, hold.PlacedAt, hold.RejectReason);
}

/// <summary>What the request asks for and what its holds come to, in units of its asset.</summary>
/// <param name="Asset">Asset code.</param>
/// <param name="Asked">Over all targets together.</param>
/// <param name="Held">Confirmed by the operator.</param>
/// <param name="Pending">Waiting for approval, being asked, or in doubt.</param>
/// <param name="Left">What can still be ordered.</param>
public sealed record HoldSums(string Asset, string Asked, string Held, string Pending, string Left)
{
    internal static HoldSums Of(FreezeTerms terms, IReadOnlyList<(PlacementState State, BigInteger Amount)> holds, PolicyBook policies)
    {
        var held = Sum(holds, state => state == PlacementState.Confirmed);
        var pending = Sum(holds, state => state is PlacementState.AwaitingApproval or PlacementState.Asked or PlacementState.Unknown);
        return new(terms.Asset, Written(terms.Amount), Written(held), Written(pending), Written(BigInteger.Max(terms.Amount - held - pending, 0)));

        string Written(BigInteger amount) => policies.Freezes.Written(terms.Asset, amount);
    }

    private static BigInteger Sum(IEnumerable<(PlacementState State, BigInteger Amount)> holds, Func<PlacementState, bool> counts) =>
        holds.Where(hold => counts(hold.State)).Aggregate(BigInteger.Zero, (sum, hold) => sum + hold.Amount);
}
