using System.Globalization;
using Portal.Domain.Requests;

namespace Portal.Domain.Holds;

/// <summary>Something that happened to a hold. Facts: its id, and what the event adds. Never an address or an amount.</summary>
public abstract record HoldEvent(RequestId Request, HoldId Hold, string Name) : RequestEvent(Request, Name)
{
    /// <inheritdoc />
    public sealed override IReadOnlyList<(string Name, string Value)> Facts => [("hold", Hold.ToString()), .. Added];

    /// <summary>Facts beside the id.</summary>
    protected virtual IReadOnlyList<(string Name, string Value)> Added => [];
}

/// <summary>An investigator ordered a hold. Facts: line of the target, basis.</summary>
public sealed record HoldOrdered(RequestId Request, HoldId Hold, int Line, HoldBasis Basis) : HoldEvent(Request, Hold, "holds.ordered")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("line", Line.ToString(CultureInfo.InvariantCulture)), ("basis", Basis.ToString())];
}

/// <summary>Another person let an ordered hold be placed.</summary>
public sealed record HoldApproved(RequestId Request, HoldId Hold) : HoldEvent(Request, Hold, "holds.approved");

/// <summary>Another person refused to let it be placed.</summary>
public sealed record HoldRejected(RequestId Request, HoldId Hold, string Reason) : HoldEvent(Request, Hold, "holds.rejected")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Committed => [("reason", Reason)];
}

/// <summary>The operator confirmed. Facts: how often it was asked.</summary>
public sealed record HoldPlaced(RequestId Request, HoldId Hold, int Tries) : HoldEvent(Request, Hold, "holds.placed")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("tries", Tries.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>The operator refused. Facts: code.</summary>
public sealed record HoldFailed(RequestId Request, HoldId Hold, string Code) : HoldEvent(Request, Hold, "holds.failed")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("code", Code)];
}

/// <summary>It may or may not be held. Facts: code.</summary>
public sealed record HoldDoubted(RequestId Request, HoldId Hold, string Code) : HoldEvent(Request, Hold, "holds.doubted")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("code", Code)];
}
