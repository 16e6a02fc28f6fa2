using Portal.Application.Policies;
using Portal.Domain.Clocks;
using Portal.Domain.Requests;

namespace Portal.Application.Demo;

/// <summary>The clock table asked ahead, so that the story can aim at an alarm or a deadline.</summary>
internal sealed class StoryClocks(PolicyBook policies)
{
    /// <summary>When a share of the time to take a request is used up.</summary>
    public DateTimeOffset Acknowledged(Urgency urgency, DateTimeOffset submitted, int percent)
    {
        var rule = Rules(urgency, HoldBasis.Ordered).Single(rule => rule.Clock == ClockName.Acknowledge);
        return policies.Clocks.Calendar(rule.Calendar).After(submitted, rule.Limit * percent / 100);
    }

    /// <summary>The earliest instant by which something is due while nobody takes the request.</summary>
    public DateTimeOffset Due(Urgency urgency, DateTimeOffset submitted) =>
        Rules(urgency, HoldBasis.Ordered).Min(rule => policies.Clocks.Calendar(rule.Calendar).After(submitted, rule.Limit));

    /// <summary>Every instant at which an alarm falls due; the acknowledgement's only until somebody takes the request.</summary>
    public IEnumerable<DateTimeOffset> Alarms(StoryFiling filing) =>
        from rule in policies.Clocks.RulesFor(filing.Kind, filing.Urgency, policies.Freezes.Instrument(filing.Instrument.Kind)?.Basis)
        from percent in rule.Alarms
        let at = policies.Clocks.Calendar(rule.Calendar).After(filing.SubmittedAt, rule.Limit * percent / 100)
        where rule.Clock != ClockName.Acknowledge || filing.Moves.Count == 0 || at < filing.Moves[0].At
        select at;

    private IReadOnlyList<ClockRule> Rules(Urgency urgency, HoldBasis basis) => policies.Clocks.RulesFor(RequestKind.Freeze, urgency, basis);
}
