using Microsoft.EntityFrameworkCore;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>What a request is about. Managers, auditors and administrators never get one.</summary>
public sealed record CaseContents(
    CaseFacts Case, string EntityName, Instrument Instrument, DraftDocument Document, FreezeAsked? Freeze, DataScope? Data, string UrgencyGround,
    IReadOnlyList<TargetLine> Targets)
{
    internal static async Task<CaseContents> OfAsync(IPortalDb db, PolicyBook policies, LegalRequest request, CancellationToken cancellationToken)
    {
        var document = await db.Documents.Where(document => document.Id == request.Instrument.Document)
            .Select(document => new DraftDocument(document.Id, document.FileName, document.MediaType, document.Size, document.Sha256))
            .SingleAsync(cancellationToken);
        var targets = await db.Requests.Where(other => other.Id == request.Id).SelectMany(other => other.Targets).OrderBy(target => target.Line)
            .Select(target => new TargetLine(target.Line, target.Family, target.Normal, target.Tag, target.Confirmed)).ToListAsync(cancellationToken);
        var entity = policies.Freezes.Entities.FirstOrDefault(entity => entity.Code == request.Entity)?.Name ?? request.Entity;
        return new(request.Case, entity, request.Instrument, document, FreezeAsked.Of(policies, request.Freeze), request.Data, request.UrgencyGround, targets);
    }
}

/// <summary>What a freeze asks to be held.</summary>
public sealed record FreezeAsked(string Asset, string Amount, int TermDays, HoldBasis Basis)
{
    internal static FreezeAsked? Of(PolicyBook policies, FreezeTerms? terms) =>
        terms is null ? null : new(terms.Asset, policies.Freezes.Written(terms.Asset, terms.Amount), terms.TermDays, terms.Basis);
}

/// <summary>One target as shown.</summary>
public sealed record TargetLine(int Line, string Family, string Normal, long? Tag, bool Confirmed);

/// <summary>What managers and auditors may see too.</summary>
public sealed record RequestHeader(
    RequestId Id, RequestReference Reference, RequestKind Kind, RequestState State, string AgencyName, string AgencyCountry, string OfficerName,
    Urgency Urgency, string Language, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, RoutingReason Routing, string? ClaimedBy, DateTimeOffset? ClaimedAt, bool Mine)
{
    internal static async Task<RequestHeader> OfAsync(IPortalDb db, LegalRequest request, CancellationToken cancellationToken, Domain.Accounts.AccountId viewer = default)
    {
        var agency = await db.Agencies.AsNoTracking().SingleAsync(agency => agency.Id == request.Agency, cancellationToken);
        var names = await db.Accounts.Where(account => account.Id == request.Officer || account.Id == request.ClaimedBy)
            .ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);
        return new(
            request.Id, request.Reference, request.Kind, request.State, agency.Name, agency.Country, names[request.Officer], request.Urgency, request.Language,
            request.SubmittedAt, request.DueAt, new(request.Routing.Team, request.Routing.Rule, request.Routing.PolicyVersion),
            request.ClaimedBy is { } claimant ? names.GetValueOrDefault(claimant) : null, request.ClaimedAt, request.ClaimedBy == viewer && viewer != default);
    }
}

/// <summary>Where a request went, and the row that said so.</summary>
/// <param name="Team">Code of the team.</param>
/// <param name="Rule">The row; null for those who do not see the contents, since a row can stand for an offence.</param>
/// <param name="PolicyVersion">Version of the table.</param>
public sealed record RoutingReason(string Team, string? Rule, string PolicyVersion);
