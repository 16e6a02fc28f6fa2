using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Clocks;
using Portal.Domain.Policies;
using Portal.Domain.Routing;

namespace Portal.Domain.Requests;

/// <summary>What an officer asks for, parsed and typed; the law decides whether it becomes a request.</summary>
/// <param name="Case">The case.</param>
/// <param name="Entity">Code of the addressed entity.</param>
/// <param name="Instrument">The paper.</param>
/// <param name="Terms">What is to be held.</param>
/// <param name="Urgency">How fast.</param>
/// <param name="UrgencyGround">Why, when urgent.</param>
/// <param name="Language">IETF tag.</param>
/// <param name="Targets">Checked addresses.</param>
public sealed record FreezeApplication(
    CaseFacts Case, string Entity, Instrument Instrument, FreezeTerms Terms, Urgency Urgency, string UrgencyGround, string Language,
    IReadOnlyList<RequestTarget> Targets);

/// <summary>The standing of those who ask.</summary>
/// <param name="Officer">The officer.</param>
/// <param name="Agency">The officer's agency.</param>
public sealed record Applicant(Account Officer, Agency Agency);

/// <summary>What the portal brings along: identity, tables and time.</summary>
/// <param name="Reference">A fresh reference.</param>
/// <param name="DocumentSha256">SHA-256 of the instrument's document, lower-case hexadecimal.</param>
/// <param name="Instrument">The instrument's table row.</param>
/// <param name="Routing">The routing table.</param>
/// <param name="Clocks">The clock table.</param>
/// <param name="NewClockId">Makes ids of clocks.</param>
/// <param name="Now">UTC.</param>
public sealed record Intake(
    RequestReference Reference, string DocumentSha256, InstrumentRule Instrument, RoutingTable Routing, ClockPolicy Clocks, Func<Guid> NewClockId, DateTimeOffset Now);

public sealed partial class LegalRequest
{
    /// <summary>The latest date of issue an instrument can bear: tomorrow in UTC, since the issuer's calendar may be a day ahead.</summary>
    /// <param name="now">UTC.</param>
    public static DateOnly LatestIssue(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);

    /// <summary>Turns a draft's answers into a request in its team's queue with its clocks running, or says all that is
    /// against it.</summary>
    public static Result<LegalRequest> SubmitFreeze(RequestId id, FreezeApplication asked, Applicant by, Intake intake)
    {
        var against = Against(asked, by, intake).ToList();
        if (against.Count > 0)
            return Result<LegalRequest>.Refused(against);

        var request = new LegalRequest
        {
            Id = id, Reference = intake.Reference, Kind = RequestKind.Freeze, State = RequestState.Draft, Agency = by.Agency.Id, Officer = by.Officer.Id,
            Language = asked.Language, Entity = asked.Entity, Urgency = asked.Urgency, UrgencyGround = asked.UrgencyGround, SubmittedAt = intake.Now,
            Case = asked.Case, Instrument = asked.Instrument, Freeze = asked.Terms,
        };
        request._targets.AddRange(asked.Targets);
        request.Record(new FreezeSubmitted(id, intake.Reference, by.Agency.Id.Value, asked.Urgency, asked.Terms.Basis, asked.Targets.Count, intake.DocumentSha256));
        request.Route(intake.Routing, by.Agency.Country);
        request.StartClocks(Lifecycle.Find(RequestState.Draft, RequestTrigger.Submit)!, intake);
        return request;
    }

    private static IEnumerable<Refusal> Against(FreezeApplication asked, Applicant by, Intake intake)
    {
        if (by.Agency.State != AgencyState.Verified)
            yield return RequestErrors.AgencyNotVerified;
        if (by.Officer.State != AccountState.Active || by.Officer.Role != Role.Officer || by.Officer.Agency != by.Agency.Id)
            yield return RequestErrors.OfficerNotActive;
        if (asked.Targets.Count == 0)
            yield return RequestErrors.NoTargets;
        if (asked.Targets.Count > MaxTargets)
            yield return RequestErrors.TooManyTargets(asked.Targets.Count, MaxTargets);
        if (asked.Terms.Amount.Sign <= 0)
            yield return RequestErrors.AmountNotPositive;
        if (asked.Terms.TermDays < 1 || asked.Terms.TermDays > intake.Instrument.MaxTermDays)
            yield return RequestErrors.FreezeTooLong(asked.Terms.TermDays, intake.Instrument.MaxTermDays);
        if (asked.Instrument.IssuedOn > LatestIssue(intake.Now))
            yield return RequestErrors.InstrumentInFuture;
        if (asked.Urgency == Urgency.FundsInMotion && asked.UrgencyGround.Length == 0)
            yield return RequestErrors.UrgencyWithoutGround;
    }

    private void Route(RoutingTable table, string country)
    {
        var families = _targets.Select(target => target.Family).ToHashSet();
        Routing = table.Choose(new(Kind, Urgency, country, Case.Offence, families));
        Record(new RequestRouted(Id, Routing.Team, Routing.Rule, Routing.PolicyVersion));
    }

    private void StartClocks(RequestTransition row, Intake intake)
    {
        foreach (var rule in intake.Clocks.RulesFor(Kind, Urgency, Freeze.Basis).Where(rule => row.Starts.Contains(rule.Clock)))
        {
            var clock = Clock.Start(intake.NewClockId(), rule, intake.Clocks.Version, intake.Clocks.Calendar(rule.Calendar), intake.Now);
            _clocks.Add(clock);
            Record(new ClockStarted(Id, clock.Name, clock.Rule, clock.PolicyVersion, clock.DueAt));
        }

        Follow(row, intake.Now);
    }
}
