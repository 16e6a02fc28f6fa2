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

/// <summary>Tells a request's story from the ledger, so that what people read is what was committed.</summary>
internal sealed class Timeline(IPortalDb db)
{
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

    /// <param name="request">Which request.</param>
    /// <param name="contents">Whether the reader may see its contents.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<TimelineLine>> OfAsync(RequestId request, bool contents, CancellationToken cancellationToken)
    {
        var rows = await db.Ledger.AsNoTracking().Where(row => row.SubjectKind == "request" && row.Subject == request.Value)
            .OrderBy(row => row.Sequence).Select(row => row.Bytes).ToListAsync(cancellationToken);
        return await TellAsync(rows, contents, cancellationToken);
    }

    public async Task<IReadOnlyList<TimelineLine>> ForAgencyAsync(RequestId request, CancellationToken cancellationToken) =>
        AsAgencySees(await OfAsync(request, contents: true, cancellationToken));

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
