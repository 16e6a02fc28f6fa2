using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Ledger;

namespace Portal.Application.Ledger;

/// <summary>One line of what happened, read from the ledger.</summary>
/// <param name="Sequence">Place in the ledger.</param>
/// <param name="At">When.</param>
/// <param name="Event">Stable event name; its sentence is a text.</param>
/// <param name="By">Name of the person, or null for the portal itself and for people the reader is not told of.</param>
/// <param name="Mark">How the person was let in when that was not the ordinary way.</param>
/// <param name="Facts">Header facts.</param>
public sealed record TimelineLine(long Sequence, DateTimeOffset At, string Event, string? By, string? Mark, IReadOnlyDictionary<string, string> Facts);

/// <summary>A part of a request's story.</summary>
/// <param name="Lines">The oldest of the part first.</param>
/// <param name="Earlier">Lines before this place in the ledger are in the part before; null when there are none.</param>
internal sealed record TimelinePart(IReadOnlyList<TimelineLine> Lines, long? Earlier);

/// <summary>Tells a request's story from the ledger, so that what people read is what was committed.</summary>
internal sealed class Timeline(IPortalDb db)
{
    /// <summary>Lines that a page shows at once. A request may live for years and have thousands.</summary>
    internal const int Part = 50;

    /// <summary>Room for what happens to a request while a form is filled in.</summary>
    private const int MostMeanwhile = 20;

    /// <summary>What the asking agency is told; the desk's inner steps and names are not among it.</summary>
    private static readonly string[] s_forAgency =
    [
        "requests.freeze-submitted", "requests.data-submitted", "requests.claimed", "requests.verified", "requests.answered", "requests.closed",
        "requests.withdrawn", "requests.superseded", "questions.asked", "questions.replied", "questions.retracted",
        "answers.disclosed", "answers.revoked", "packets.fetched",
    ];

    /// <summary>What the agency itself does; only with these is it shown a name.</summary>
    private static readonly string[] s_byOfficer =
        ["requests.freeze-submitted", "requests.data-submitted", "requests.withdrawn", "requests.superseded", "questions.replied", "packets.fetched"];

    /// <summary>Facts that say something of the contents; only those who may see the contents get them.</summary>
    private static readonly string[] s_ofContents = ["targets", "document-sha256", "line", "code"];

    /// <summary>The newest part, or the one before a place.</summary>
    /// <param name="request">Which request.</param>
    /// <param name="contents">Whether the reader may see its contents.</param>
    /// <param name="before">Only lines before this place in the ledger; null for the newest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<TimelinePart> OfAsync(RequestId request, bool contents, long? before, CancellationToken cancellationToken) =>
        PartAsync(Before(request, before), contents, cancellationToken);

    /// <summary>The same as the asking agency is told it.</summary>
    public async Task<TimelinePart> ForAgencyAsync(RequestId request, long? before, CancellationToken cancellationToken)
    {
        var part = await PartAsync(Before(request, before).Where(row => s_forAgency.Contains(row.Event)), contents: true, cancellationToken);
        return part with { Lines = AsAgencySees(part.Lines) };
    }

    /// <summary>Whether others than the reader did anything from a size of the ledger on that the reader is told of.</summary>
    public Task<bool> AnySinceAsync(RequestId request, long seen, Actor reader, CancellationToken cancellationToken) =>
        Since(request, seen, reader).AnyAsync(cancellationToken);

    /// <summary>The first of it, line by line.</summary>
    public async Task<IReadOnlyList<TimelineLine>> SinceAsync(RequestId request, long seen, Actor reader, CancellationToken cancellationToken)
    {
        var rows = await Since(request, seen, reader).OrderBy(row => row.Sequence).Select(row => row.Bytes).Take(MostMeanwhile).ToListAsync(cancellationToken);
        var lines = await TellAsync(rows, contents: false, cancellationToken);
        return reader.Agency is null ? lines : AsAgencySees(lines);
    }

    /// <summary>The portal decides nothing that a person decides, and clocks follow people: neither is anybody's doing.</summary>
    private IQueryable<LedgerRow> Since(RequestId request, long seen, Actor reader)
    {
        var (me, portal, all) = (reader.Id.Value, Actor.Portal.Id.Value, reader.Agency is null);
        return db.Ledger.AsNoTracking().Where(row =>
            row.Sequence >= seen && row.SubjectKind == "request" && row.Subject == request.Value && row.Actor != me && row.Actor != portal
            && (all ? !row.Event.StartsWith("clocks.") : s_forAgency.Contains(row.Event)));
    }

    private IQueryable<LedgerRow> Before(RequestId request, long? before) => db.Ledger.AsNoTracking().Where(row =>
        row.SubjectKind == "request" && row.Subject == request.Value && (before == null || row.Sequence < before));

    private async Task<TimelinePart> PartAsync(IQueryable<LedgerRow> rows, bool contents, CancellationToken cancellationToken)
    {
        var newest = await rows.OrderByDescending(row => row.Sequence).Select(row => row.Bytes).Take(Part + 1).ToListAsync(cancellationToken);
        var lines = await TellAsync([.. newest.Take(Part).Reverse()], contents, cancellationToken);
        return new(lines, newest.Count > Part ? lines[0].Sequence : null);
    }

    private async Task<IReadOnlyList<TimelineLine>> TellAsync(List<byte[]> rows, bool contents, CancellationToken cancellationToken)
    {
        var entries = rows.ConvertAll(bytes => LedgerEntry.Parse(bytes));
        var actors = entries.Select(entry => new AccountId(entry.Actor)).Distinct().ToList();
        var names = await db.Accounts.Where(account => actors.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);
        return entries.ConvertAll(entry => new TimelineLine(
            entry.Sequence, entry.At, entry.Event, names.GetValueOrDefault(new(entry.Actor)), entry.Mark,
            entry.Facts.Where(fact => contents || !(s_ofContents.Contains(fact.Name) || (entry.Event == "requests.routed" && fact.Name == "rule"))).ToDictionary(fact => fact.Name, fact => fact.Value)));
    }

    private static IReadOnlyList<TimelineLine> AsAgencySees(IReadOnlyList<TimelineLine> lines) =>
        [.. lines.Where(line => s_forAgency.Contains(line.Event))
            .Select(line => s_byOfficer.Contains(line.Event) ? line : line with { By = null, Mark = null })];
}
