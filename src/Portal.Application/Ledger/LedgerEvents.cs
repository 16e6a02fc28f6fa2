using System.Globalization;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Ledger;

/// <summary>Something that the portal found out about its ledger. The portal has one, whose id is all zero as the portal's own is.</summary>
public abstract record LedgerEvent(string Name) : IEvent
{
    /// <inheritdoc />
    public string SubjectKind => "ledger";

    /// <inheritdoc />
    public Guid Subject => Guid.Empty;

    /// <inheritdoc />
    public abstract IReadOnlyList<(string Name, string Value)> Facts { get; }
}

/// <summary>The whole ledger was read and holds. Facts: how many entries, root over them.</summary>
public sealed record LedgerScrubbed(long Entries, string Root) : LedgerEvent("ledger.scrubbed")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("entries", Entries.ToString(CultureInfo.InvariantCulture)), ("root", Root)];
}

/// <summary>The whole ledger was read and does not hold. Facts: the first entry that does not.</summary>
public sealed record LedgerFaultFound(long Entry) : LedgerEvent(LedgerFaultFound.Code)
{
    internal const string Code = "ledger.fault-found";

    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("entry", Entry.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>An operator looked into a fault, and the whole ledger holds. Facts: how many entries.</summary>
public sealed record LedgerResumed(long Entries) : LedgerEvent(LedgerResumed.Code)
{
    internal const string Code = "ledger.resumed";

    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("entries", Entries.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>An operator had a new log begun, with a new key, over entries that no checkpoint vouched for. Facts: how many entries.</summary>
public sealed record LogBegunAnew(long Entries) : LedgerEvent(LogBegunAnew.Code)
{
    internal const string Code = "ledger.begun-anew";

    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("entries", Entries.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>Values beside the ledger were erased. Facts: their name, and the entries that commit to them.</summary>
public sealed record PayloadsErased(RequestId Request, string Values, IReadOnlyList<long> Entries) : RequestEvent(Request, "ledger.payload-erased")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts =>
        [("values", Values), ("entries", string.Join(',', Entries.Select(entry => entry.ToString(CultureInfo.InvariantCulture))))];
}
