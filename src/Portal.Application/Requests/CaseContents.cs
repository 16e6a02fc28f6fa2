using Microsoft.EntityFrameworkCore;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>What a request is about. Managers, auditors and administrators never get one.</summary>
public sealed record CaseContents(
    CaseFacts Case, string EntityName, Instrument Instrument, DraftDocument Document, FreezeAsked? Freeze, DataScope? Data, string UrgencyGround,
    IReadOnlyList<TargetLine> Targets)
{
    internal static async Task<CaseContents> OfAsync(IPortalDb db, PolicyBook policies, LegalRequest request, CancellationToken cancellationToken)
    {
        var found = await db.InOneStatement(
            from asked in db.Requests
            join document in db.Documents on asked.Instrument.Document equals document.Id
            where asked.Id == request.Id
            select new
            {
                Document = new DraftDocument(document.Id, document.FileName, document.MediaType, document.Size, document.Sha256),
                Targets = asked.Targets.OrderBy(target => target.Line)
                    .Select(target => new TargetLine(target.Line, target.Family, target.Normal, target.Tag, target.Confirmed)).ToList(),
            }).SingleAsync(cancellationToken);
        var entity = policies.Freezes.Entities.FirstOrDefault(entity => entity.Code == request.Entity)?.Name ?? request.Entity;
        return new(request.Case, entity, request.Instrument, found.Document, FreezeAsked.Of(policies, request.Freeze), request.Data, request.UrgencyGround, found.Targets);
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
    internal static RequestHeader Of(LegalRequest request, CasePeople people, AccountId viewer = default) => new(
        request.Id, request.Reference, request.Kind, request.State, people.AgencyName, people.AgencyCountry, people.OfficerName, request.Urgency, request.Language,
        request.SubmittedAt, request.DueAt, new(request.Routing.Team, request.Routing.Rule, request.Routing.PolicyVersion),
        people.Claimant, request.ClaimedAt, request.ClaimedBy == viewer && viewer != default);
}

/// <summary>Where a request went, and the row that said so.</summary>
/// <param name="Team">Code of the team.</param>
/// <param name="Rule">The row; null for those who do not see the contents, since a row can stand for an offence.</param>
/// <param name="PolicyVersion">Version of the table.</param>
public sealed record RoutingReason(string Team, string? Rule, string PolicyVersion);
