using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Ledger;

namespace Portal.Application.Ledger;

/// <summary>The ledger entry that was written before a packet could be fetched, found by the packet's hash.</summary>
/// <param name="PacketSha256">SHA-256 of the sealed file, hexadecimal.</param>
public sealed record FindDisclosure(string PacketSha256) : IQuery<DisclosureEntry?>;

/// <summary>Where the ledger says that a packet was to be disclosed.</summary>
/// <param name="Sequence">Place in the ledger.</param>
/// <param name="At">UTC.</param>
public sealed record DisclosureEntry(long Sequence, DateTimeOffset At);

internal sealed class FindDisclosureHandler(IPortalDb db) : IRequestHandler<FindDisclosure, Result<DisclosureEntry?>>
{
    public const string Intended = "answers.disclosure-intended";

    public async Task<Result<DisclosureEntry?>> Handle(FindDisclosure query, CancellationToken cancellationToken)
    {
        // A packet is looked for once in a while, by hand; the bytes are the entry, so they and no column are asked.
        await foreach (var row in db.Ledger.AsNoTracking().Where(row => row.Event == Intended).OrderBy(row => row.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var entry = LedgerEntry.Parse(row.Bytes);
            if (IsOf(entry, query.PacketSha256))
                return Result<DisclosureEntry?>.Of(new(entry.Sequence, entry.At));
        }

        return Result<DisclosureEntry?>.Of(null);
    }

    /// <summary>Whether the entry names the packet.</summary>
    public static bool IsOf(LedgerEntry entry, string sha256) =>
        entry.Facts.Any(fact => fact.Name == "packet-sha256" && fact.Value.Equals(sha256, StringComparison.OrdinalIgnoreCase));
}
