using Portal.Application.Requests.Forms;
using Portal.Domain.Clocks;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Policies;

/// <summary>What is wrong with a book of tables, in sentences for the person who edits them.</summary>
internal static class PolicyFaults
{
    private static readonly string[] s_families = [.. AddressFamilies.OnChain.Select(family => family.ToString())];

    public static IEnumerable<string> In(PolicyBook book) => [.. Clocks(book), .. Routing(book), .. Freezes(book), .. DataFaults.In(book.Data), .. AnswerFaults.In(book.Answers)];

    private static IEnumerable<string> Clocks(PolicyBook book)
    {
        var policy = book.Clocks;
        foreach (var rule in policy.Rules)
        {
            if (rule.Limit <= TimeSpan.Zero)
                yield return $"Clock row {rule.Id}: the limit must be longer than nothing.";
            if (rule.Calendar != WorkingCalendar.AlwaysId && policy.Calendars.All(calendar => calendar.Id != rule.Calendar))
                yield return $"Clock row {rule.Id}: there is no calendar {rule.Calendar}.";
            if (rule.Alarms.Count == 0 || rule.Alarms.Any(percent => percent is < 1 or > 100) || !rule.Alarms.SequenceEqual(rule.Alarms.Order().Distinct()))
                yield return $"Clock row {rule.Id}: alarms are percentages from 1 to 100, ascending.";
        }

        foreach (var fault in Twice("Clock row", policy.Rules.Select(rule => rule.Id)).Concat(Twice("Calendar", policy.Calendars.Select(calendar => calendar.Id))))
            yield return fault;
        foreach (var urgency in Enum.GetValues<Urgency>())
        {
            foreach (var basis in Enum.GetValues<HoldBasis>())
            {
                foreach (var missing in Enum.GetValues<ClockName>().Except(policy.RulesFor(RequestKind.Freeze, urgency, basis).Select(rule => rule.Clock)))
                    yield return $"No row starts the clock {missing} for a freeze ({urgency}, {basis}).";
            }
        }

        foreach (var urgency in Enum.GetValues<Urgency>())
        {
            foreach (var missing in new[] { ClockName.Acknowledge, ClockName.Respond }.Except(policy.RulesFor(RequestKind.Data, urgency, null).Select(rule => rule.Clock)))
                yield return $"No row starts the clock {missing} for a data request ({urgency}).";
        }

        foreach (var calendar in policy.Calendars.Where(calendar => calendar.Days.Count == 0 || calendar.Opens >= calendar.Closes))
            yield return $"Calendar {calendar.Id} has no working time.";
        foreach (var calendar in policy.Calendars.Where(calendar => !TimeZoneInfo.TryFindSystemTimeZoneById(calendar.Zone, out _)))
            yield return $"Calendar {calendar.Id}: the zone {calendar.Zone} is unknown here.";
    }

    private static IEnumerable<string> Routing(PolicyBook book)
    {
        var table = book.Routing;
        if (table.Rules.Count == 0 || !table.Rules[^1].CatchesAll)
            yield return "The last routing row must catch whatever is left.";
        foreach (var rule in table.Rules.SkipLast(1).Where(rule => rule.CatchesAll))
            yield return $"Routing row {rule.Id} catches everything, so the rows after it can never match.";
        foreach (var fault in Twice("Routing row", table.Rules.Select(rule => rule.Id)))
            yield return fault;
        foreach (var rule in table.Rules.Where(rule => !table.Teams.Contains(rule.Team)))
            yield return $"Routing row {rule.Id}: there is no team {rule.Team}.";
    }

    private static IEnumerable<string> Freezes(PolicyBook book)
    {
        var fields = FreezeForm.Definition.Steps.SelectMany(step => step.Fields).Select(field => field.Name).ToHashSet();
        foreach (var rule in book.Freezes.Completeness)
        {
            foreach (var field in rule.Requires.Where(field => !fields.Contains(field)))
                yield return $"Completeness row {rule.Id}: the form has no field {field}.";
            if (rule.Instrument is not null && book.Freezes.Instrument(rule.Instrument) is null)
                yield return $"Completeness row {rule.Id}: there is no instrument {rule.Instrument}.";
        }

        foreach (var instrument in book.Freezes.Instruments.Where(instrument => instrument.MaxTermDays < 1))
            yield return $"Instrument {instrument.Kind}: the longest term must be at least a day.";
        foreach (var asset in book.Freezes.Assets.Where(asset => asset.Decimals is < 0 or > 30))
            yield return $"Asset {asset.Code}: 0 to 30 decimals.";
        foreach (var asset in book.Freezes.Assets)
        {
            foreach (var family in asset.Families.Where(family => !s_families.Contains(family)))
                yield return $"Asset {asset.Code}: there is no address family {family}.";
        }

        foreach (var fault in Twice("Instrument", book.Freezes.Instruments.Select(row => row.Kind)).Concat(Twice("Asset", book.Freezes.Assets.Select(row => row.Code))))
            yield return fault;
    }

    private static IEnumerable<string> Twice(string kind, IEnumerable<string> names) =>
        names.GroupBy(name => name).Where(rows => rows.Count() > 1).Select(rows => $"{kind} {rows.Key} stands twice.");
}
