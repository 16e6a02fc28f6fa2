using Microsoft.EntityFrameworkCore;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Portal.Ledger;

namespace Portal.Application.Packets.Contents;

/// <summary>Reads what an approved answer says.</summary>
internal sealed class PacketGathering(IPortalDb db, PolicyBook policies, PacketTexts texts)
{
    /// <summary>The material of an approved answer; null when it is no longer approved.</summary>
    public async Task<PacketMaterial?> OfAsync(AnswerId id, CancellationToken cancellationToken)
    {
        var stored = db.Answers.AsNoTracking().Where(answer => answer.Id == id);
        var answer = await stored.SingleOrDefaultAsync(answer => answer.State == AnswerState.Approved, cancellationToken);
        if (answer is null)
            return null;
        var request = await db.Requests.AsNoTracking().SingleAsync(request => request.Id == answer.Request, cancellationToken);
        var targets = await db.Requests.Where(other => other.Id == request.Id).SelectMany(other => other.Targets).OrderBy(target => target.Line)
            .Select(target => new TargetLine(target.Line, target.Family, target.Normal, target.Tag, target.Confirmed)).ToListAsync(cancellationToken);
        return new(
            await RequestAsync(request, cancellationToken),
            new(answer.Number, answer.Kind, answer.Language, answer.Words, policies.Answers.Shown(answer.Codes), answer.DecidedAt ?? request.SubmittedAt))
        {
            Targets = targets,
            Findings = Named(
                await stored.SelectMany(answer => answer.Findings).OrderBy(finding => finding.Line).ToListAsync(cancellationToken), targets,
                await db.Holds.AsNoTracking().Where(hold => hold.Request == answer.Request).ToDictionaryAsync(hold => hold.Id, cancellationToken)),
            Withheld = [.. (await stored.SelectMany(answer => answer.Withheld).ToListAsync(cancellationToken))
                .OrderBy(withheld => withheld.Category, StringComparer.Ordinal).Select(withheld => (withheld.Category, policies.Answers.Shown(withheld.Code)))],
            Files = await FilesAsync(await stored.SelectMany(answer => answer.Files).ToListAsync(cancellationToken), cancellationToken),
            Custody = await CustodyAsync(answer, cancellationToken),
        };
    }

    private async Task<PacketRequest> RequestAsync(LegalRequest request, CancellationToken cancellationToken)
    {
        var agency = await db.Agencies.Where(agency => agency.Id == request.Agency).Select(agency => agency.Name).SingleAsync(cancellationToken);
        var officer = await db.Accounts.Where(account => account.Id == request.Officer).Select(account => new { account.Name, account.Title }).SingleAsync(cancellationToken);
        var entity = policies.Freezes.Entities.FirstOrDefault(entity => entity.Code == request.Entity);
        return new(
            request.Reference.Text, request.Kind, agency, $"{officer.Title} {officer.Name}".Trim(), request.Case.Number, request.Instrument,
            entity?.Name ?? request.Entity, entity?.Country ?? "", request.SubmittedAt);
    }

    private List<PacketFinding> Named(List<Finding> findings, List<TargetLine> targets, Dictionary<HoldId, Hold> holds)
    {
        var byLine = targets.ToDictionary(target => target.Line);
        return findings.ConvertAll(finding => new PacketFinding(byLine[finding.Line], finding.Outcome, policies.Answers.Shown(finding.Code), finding.Hold is { } hold ? Named(holds[hold]) : null));
    }

    private PacketHold Named(Hold hold) => new(policies.Freezes.Written(hold.Asset, hold.Amount), hold.Asset, hold.PlacedAt, hold.EndsAt, hold.OperatorReference);

    private async Task<IReadOnlyList<(string, byte[])>> FilesAsync(List<AnswerFile> files, CancellationToken cancellationToken)
    {
        var ids = files.ConvertAll(file => file.Id);
        var bytes = await db.AnswerFileContents.AsNoTracking().Where(content => ids.Contains(content.Id)).ToDictionaryAsync(content => content.Id, content => content.Bytes, cancellationToken);
        return [.. files.OrderBy(file => file.Category, StringComparer.Ordinal).ThenBy(file => file.Sha256, StringComparer.Ordinal).Select(file => (file.Category, bytes[file.Id]))];
    }

    /// <summary>What the ledger says up to the approval, so that a packet that is made a second time says the same. What the texts
    /// of packets have no sentence for is an inner step of the desk.</summary>
    private async Task<IReadOnlyList<CustodyLine>> CustodyAsync(Answer answer, CancellationToken cancellationToken)
    {
        var rows = await db.Ledger.AsNoTracking().Where(row => row.SubjectKind == "request" && row.Subject == answer.Request.Value)
            .OrderBy(row => row.Sequence).Select(row => row.Bytes).ToListAsync(cancellationToken);
        var entries = rows.ConvertAll(bytes => LedgerEntry.Parse(bytes));
        var approved = entries.FindLastIndex(entry => entry.Event == "answers.approved" && IsOf(answer, entry));
        var told = entries.Take(approved + 1).Where(entry => texts.Has("en", $"event.{entry.Event}") && IsTold(answer, entry)).ToList();
        var officers = told.Where(entry => entry.Role == nameof(Role.Officer)).Select(entry => new AccountId(entry.Actor)).Distinct().ToList();
        var names = await db.Accounts.Where(account => officers.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);
        return told.ConvertAll(entry => new CustodyLine(entry.Sequence, entry.At, entry.Event, entry.Role, names.GetValueOrDefault(new(entry.Actor))));
    }

    /// <summary>Of answers, how this revision came about, and which earlier ones were disclosed.</summary>
    private static bool IsTold(Answer answer, LedgerEntry entry) => entry.Event switch
    {
        "answers.prepared" or "answers.sent-for-approval" or "answers.approved" => IsOf(answer, entry),
        _ => true,
    };

    private static bool IsOf(Answer answer, LedgerEntry entry)
    {
        var facts = entry.Facts.ToDictionary(fact => fact.Name, fact => fact.Value);
        return facts.GetValueOrDefault("answer") == answer.Id.ToString()
            && (!facts.TryGetValue("revision", out var revision) || revision == answer.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
