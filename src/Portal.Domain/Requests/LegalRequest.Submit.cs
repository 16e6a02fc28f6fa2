using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Clocks;
using Portal.Domain.Policies;
using Portal.Domain.Routing;
using Portal.Domain.Targets;

namespace Portal.Domain.Requests;

/// <summary>What an officer asks for, parsed and typed; the law decides whether it becomes a request.</summary>
/// <param name="Case">The case.</param>
/// <param name="Entity">Code of the addressed entity.</param>
/// <param name="Instrument">The paper.</param>
/// <param name="Urgency">How fast.</param>
/// <param name="UrgencyGround">Why, when urgent.</param>
/// <param name="Language">IETF tag.</param>
/// <param name="Targets">Checked targets.</param>
public abstract record RequestApplication(
    CaseFacts Case, string Entity, Instrument Instrument, Urgency Urgency, string UrgencyGround, string Language, IReadOnlyList<RequestTarget> Targets);

/// <summary>Asks for a hold.</summary>
/// <param name="Case">The case.</param>
/// <param name="Entity">Code of the addressed entity.</param>
/// <param name="Instrument">The paper.</param>
/// <param name="Terms">What is to be held.</param>
/// <param name="Urgency">How fast.</param>
/// <param name="UrgencyGround">Why, when urgent.</param>
/// <param name="Language">IETF tag.</param>
/// <param name="Targets">Checked targets.</param>
public sealed record FreezeApplication(
    CaseFacts Case, string Entity, Instrument Instrument, FreezeTerms Terms, Urgency Urgency, string UrgencyGround, string Language,
    IReadOnlyList<RequestTarget> Targets) : RequestApplication(Case, Entity, Instrument, Urgency, UrgencyGround, Language, Targets);

/// <summary>Asks for records.</summary>
/// <param name="Case">The case.</param>
/// <param name="Entity">Code of the addressed entity.</param>
/// <param name="Instrument">The paper.</param>
/// <param name="Scope">What is to be handed over.</param>
/// <param name="Urgency">How fast.</param>
/// <param name="UrgencyGround">Why, when urgent.</param>
/// <param name="Language">IETF tag.</param>
/// <param name="Targets">Checked targets.</param>
public sealed record DataApplication(
    CaseFacts Case, string Entity, Instrument Instrument, DataScope Scope, Urgency Urgency, string UrgencyGround, string Language,
    IReadOnlyList<RequestTarget> Targets) : RequestApplication(Case, Entity, Instrument, Urgency, UrgencyGround, Language, Targets);

/// <summary>The standing of those who ask.</summary>
/// <param name="Officer">The officer.</param>
/// <param name="Agency">The officer's agency.</param>
public sealed record Applicant(Account Officer, Agency Agency);

/// <summary>What the portal brings along: identity, tables and time.</summary>
/// <param name="Reference">A fresh reference.</param>
/// <param name="DocumentSha256">SHA-256 of the instrument's document, lower-case hexadecimal.</param>
/// <param name="Routing">The routing table.</param>
/// <param name="Clocks">The clock table.</param>
/// <param name="NewClockId">Makes ids of clocks.</param>
/// <param name="Now">UTC.</param>
public sealed record Intake(
    RequestReference Reference, string DocumentSha256, RoutingTable Routing, ClockPolicy Clocks, Func<Guid> NewClockId, DateTimeOffset Now);

public sealed partial class LegalRequest
{
    /// <summary>The latest date of issue an instrument can bear: tomorrow in UTC, since the issuer's calendar may be a day ahead.</summary>
    /// <param name="now">UTC.</param>
    public static DateOnly LatestIssue(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);

    /// <summary>Turns a draft's answers into a request in its team's queue with its clocks running, or says all that is
    /// against it.</summary>
    /// <param name="id">The draft's id.</param>
    /// <param name="asked">What is asked for.</param>
    /// <param name="paper">The instrument's row in the freeze tables.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="intake">What the portal brings along.</param>
    public static Result<LegalRequest> SubmitFreeze(RequestId id, FreezeApplication asked, InstrumentRule paper, Applicant by, Intake intake)
    {
        var against = Against(asked, by, intake).Concat(AgainstFreeze(asked, paper)).ToList();
        if (against.Count > 0)
            return Result<LegalRequest>.Refused(against);
        var request = Of(id, RequestKind.Freeze, asked, by, intake);
        request.Freeze = asked.Terms;
        request.Record(new FreezeSubmitted(id, intake.Reference, by.Agency.Id.Value, asked.Urgency, asked.Terms.Basis, asked.Targets.Count, intake.DocumentSha256));
        request.Enter(by.Agency.Country, intake);
        return request;
    }

    /// <summary>Turns a draft's answers into a data request in its team's queue, or says all that is against it.</summary>
    /// <param name="id">The draft's id.</param>
    /// <param name="asked">What is asked for.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="intake">What the portal brings along.</param>
    public static Result<LegalRequest> SubmitData(RequestId id, DataApplication asked, Applicant by, Intake intake)
    {
        var against = Against(asked, by, intake).Concat(AgainstScope(asked.Scope, intake.Now)).ToList();
        if (against.Count > 0)
            return Result<LegalRequest>.Refused(against);
        var request = Of(id, RequestKind.Data, asked, by, intake);
        request.Data = asked.Scope;
        request.Record(new DataSubmitted(id, intake.Reference, by.Agency.Id.Value, asked.Urgency, asked.Targets.Count, intake.DocumentSha256));
        request.Enter(by.Agency.Country, intake);
        return request;
    }

    private static LegalRequest Of(RequestId id, RequestKind kind, RequestApplication asked, Applicant by, Intake intake)
    {
        var request = new LegalRequest
        {
            Id = id, Reference = intake.Reference, Kind = kind, State = RequestState.Draft, Agency = by.Agency.Id, Officer = by.Officer.Id,
            Language = asked.Language, Entity = asked.Entity, Urgency = asked.Urgency, UrgencyGround = asked.UrgencyGround, SubmittedAt = intake.Now,
            Case = asked.Case, Instrument = asked.Instrument,
        };
        request._targets.AddRange(asked.Targets);
        return request;
    }

    private static IEnumerable<Refusal> Against(RequestApplication asked, Applicant by, Intake intake)
    {
        if (by.Agency.State != AgencyState.Verified)
            yield return RequestErrors.AgencyNotVerified;
        if (by.Officer.State != AccountState.Active || by.Officer.Role != Role.Officer || by.Officer.Agency != by.Agency.Id)
            yield return RequestErrors.OfficerNotActive;
        if (asked.Targets.Count == 0)
            yield return RequestErrors.NoTargets;
        if (asked.Targets.Count > MaxTargets)
            yield return RequestErrors.TooManyTargets(asked.Targets.Count, MaxTargets);
        if (asked.Instrument.IssuedOn > LatestIssue(intake.Now))
            yield return RequestErrors.InstrumentInFuture;
        if (asked.Urgency == Urgency.FundsInMotion && asked.UrgencyGround.Length == 0)
            yield return RequestErrors.UrgencyWithoutGround;
    }

    private static IEnumerable<Refusal> AgainstFreeze(FreezeApplication asked, InstrumentRule paper)
    {
        var terms = asked.Terms;
        foreach (var target in asked.Targets.Where(target => !AddressFamilies.OnChain.Any(family => family.ToString() == target.Family)))
            yield return RequestErrors.TargetHoldsNothing(target.Line);
        if (terms.Amount.Sign <= 0)
            yield return RequestErrors.AmountNotPositive;
        if (terms.TermDays < 1 || terms.TermDays > paper.MaxTermDays)
            yield return RequestErrors.FreezeTooLong(terms.TermDays, paper.MaxTermDays);
    }

    private static IEnumerable<Refusal> AgainstScope(DataScope scope, DateTimeOffset now)
    {
        if (scope.Categories.Count == 0)
            yield return RequestErrors.NoCategories;
        foreach (var refusal in scope.Against(now))
            yield return refusal;
    }

    private void Enter(string country, Intake intake)
    {
        Route(intake.Routing, country);
        StartClocks(Lifecycle.Find(RequestState.Draft, RequestTrigger.Submit)!, intake);
    }

    private void Route(RoutingTable table, string country)
    {
        var families = _targets.Select(target => target.Family).ToHashSet();
        Routing = table.Choose(new(Kind, Urgency, country, Case.Offence, families));
        Record(new RequestRouted(Id, Routing.Team, Routing.Rule, Routing.PolicyVersion));
    }

    private void StartClocks(RequestTransition row, Intake intake)
    {
        foreach (var rule in intake.Clocks.RulesFor(Kind, Urgency, Freeze?.Basis).Where(rule => row.Starts.Contains(rule.Clock)))
        {
            var clock = Clock.Start(intake.NewClockId(), rule, intake.Clocks.Version, intake.Clocks.Calendar(rule.Calendar), intake.Now);
            _clocks.Add(clock);
            Record(new ClockStarted(Id, clock.Name, clock.Rule, clock.PolicyVersion, clock.DueAt));
        }

        Follow(row, intake.Now);
    }
}
