using Portal.Domain.Requests;

namespace Portal.Application.Demo;

/// <summary>When each request of the story was sent and what the desk did with it: 51 freezes and 17 data requests that were
/// taken, spread over the ninety days and denser towards their end, and ten that wait now.</summary>
internal sealed class StoryPlan(StoryBook book, StoryClocks clocks, StoryDice dice, DateTimeOffset now)
{
    /// <summary>Days the story reaches back.</summary>
    public const int Days = 90;

    private const int Taken = 51;
    private const int TakenData = 17;

    /// <summary>Room for a weekend and the hours of a day, so that nothing falls out of the ninety days.</summary>
    private const int OldestDays = 86;

    /// <summary>What waits was sent between five minutes and five hours ago: no ordinary limit is longer than four.</summary>
    private const int MinAge = 5;
    private const int MaxAge = 300;

    private static readonly string[] s_countries = ["AT", "MA", "JP", "AT", "MA", "AT", "JP"];
    private static readonly string[] s_reasons = ["language", "absence", "mistake", "skill"];
    private static readonly int[] s_putBack = [6, 19, 33, 46];
    private static readonly string[] s_papers = ["production-order", "court-order", "search-warrant", "prosecutor-request"];
    private static readonly int[] s_late = [11, 29, 38];
    private readonly Dictionary<string, int> _next = [];

    public IReadOnlyList<StoryFiling> Filings() =>
        [.. Enumerable.Range(0, Taken).Select(TakenFiling), .. Waiting(), .. Enumerable.Range(0, TakenData).Select(TakenDataFiling), WaitingData()];

    private StoryFiling TakenFiling(int index)
    {
        var urgent = index % 6 == 4;
        var filing = Filing(s_countries[index % s_countries.Length], urgent, index == 24 ? 148 : TargetCount(), _ => true);
        var share = (double)(Taken - index) / Taken;
        var age = TimeSpan.FromDays(0.3 + OldestDays * Math.Pow(share, 1.7));
        var percent = PercentAtTake(index);
        var putBack = Array.IndexOf(s_putBack, index);
        var minutes = (Office: dice.Between(8 * 60 + 20, 17 * 60), Kept: dice.Between(15, 80), Again: dice.Between(25, 150));
        // Whatever the hour now is, the request was taken before it: sent a day earlier where it would not have been.
        var days = Enumerable.Range(0, Days).Select(day => now - age - TimeSpan.FromDays(day));
        var sent = urgent ? days : days.Select(day => AtOffice(filing.Agency, day, minutes.Office)).Where(at => IsWorkday(filing.Agency, at));
        return sent.Select(at => filing with { SubmittedAt = at, Course = CourseOf(index), Moves = Moves(filing.Urgency, at, percent, putBack < 0 ? null : s_reasons[putBack], minutes.Kept, minutes.Again) })
            .First(candidate => candidate.Moves[^1].At < now.AddMinutes(-20));
    }

    /// <summary>How far a freeze gets: the newest are under way, the older ones have come to one end or another.</summary>
    private static StoryCourse CourseOf(int index) => (Taken - index) switch
    {
        1 => StoryCourse.Untouched,
        2 => StoryCourse.InReview,
        3 => StoryCourse.Asked,
        4 => StoryCourse.HoldToApprove,
        5 => StoryCourse.ToApprove,
        _ when index % 9 == 3 => StoryCourse.Declined,
        _ when index % 17 == 5 => StoryCourse.Withdrawn,
        _ when index % 10 == 7 => StoryCourse.AnsweredInTwo,
        _ when index % 8 == 2 => StoryCourse.AnsweredAfterReply,
        _ => StoryCourse.Answered,
    };

    private StoryFiling TakenDataFiling(int index)
    {
        var filing = DataFiling(s_countries[(index + 1) % s_countries.Length], dice.Between(1, 5));
        var age = TimeSpan.FromDays(0.6 + OldestDays * Math.Pow((double)(TakenData - index) / TakenData, 1.5));
        var (office, percent) = (dice.Between(8 * 60 + 20, 17 * 60), dice.Between(8, 46));
        return Enumerable.Range(0, Days).Select(day => AtOffice(filing.Agency, now - age - TimeSpan.FromDays(day), office)).Where(at => IsWorkday(filing.Agency, at))
            .Select(at => filing with { SubmittedAt = at, Course = DataCourseOf(index), Moves = Moves(filing.Urgency, at, percent, null, 0, 0) })
            .First(candidate => candidate.Moves[^1].At < now.AddMinutes(-20));
    }

    private static StoryCourse DataCourseOf(int index) => (TakenData - index) switch
    {
        1 => StoryCourse.InReview,
        2 => StoryCourse.ToApprove,
        _ when index % 6 == 2 => StoryCourse.Withheld,
        _ when index % 7 == 3 => StoryCourse.AnsweredInTwo,
        _ when index % 8 == 5 => StoryCourse.Declined,
        _ when index % 9 == 7 => StoryCourse.AnsweredAfterReply,
        _ => StoryCourse.Answered,
    };

    private StoryFiling WaitingData() => DataFiling("JP", 2) with { SubmittedAt = DueIn(88) };

    /// <summary>A data request rests on a paper of another table than a freeze; its number and issuer are the agency's own.</summary>
    private StoryFiling DataFiling(string country, int targets)
    {
        var filing = Filing(country, urgent: false, targets, IsOrdinary);
        return filing with { Kind = RequestKind.Data, Instrument = filing.Instrument with { Kind = dice.Of(s_papers) } };
    }

    private IReadOnlyList<StoryMove> Moves(Urgency urgency, DateTimeOffset submitted, int percent, string? reason, int kept, int again)
    {
        var taken = clocks.Acknowledged(urgency, submitted, percent).AddSeconds(17);
        var back = taken.AddMinutes(kept);
        return reason is null ? [new(taken)] : [new(taken), new(back, reason), new(back.AddMinutes(again))];
    }

    /// <summary>Most are taken before any alarm, every seventh after 80 %, a few too late.</summary>
    private int PercentAtTake(int index) => (s_late.Contains(index), index % 7) switch
    {
        (true, _) => dice.Between(105, 150),
        (_, 3) => dice.Between(82, 97),
        (_, 5) => dice.Between(52, 76),
        _ => dice.Between(8, 46),
    };

    /// <summary>The first two reach team rapid, the one by its urgency, the other by its offence.</summary>
    private IEnumerable<StoryFiling> Waiting()
    {
        yield return Filing("AT", urgent: true, 1, IsOrdinary) with { SubmittedAt = now.AddMinutes(-4) };
        yield return Filing("MA", urgent: false, 3, scenario => scenario.Offence == "terrorism-financing") with { SubmittedAt = DueIn(70) };
        yield return Filing("AT", urgent: false, 2, IsOrdinary) with { SubmittedAt = Overdue(35) };
        yield return Filing("AT", urgent: false, 4, IsOrdinary) with { SubmittedAt = DueIn(55) };
        yield return Filing("AT", urgent: false, 1, IsOrdinary) with { SubmittedAt = DueIn(97) };
        yield return Filing("JP", urgent: false, 2, IsOrdinary) with { SubmittedAt = DueIn(14) };
        yield return Filing("MA", urgent: false, 1, IsOrdinary) with { SubmittedAt = DueIn(62) };
        yield return Filing("MA", urgent: false, 23, IsOrdinary) with { SubmittedAt = DueIn(84) };
        yield return Filing("JP", urgent: false, 3, IsOrdinary) with { SubmittedAt = DueIn(106) };
    }

    /// <summary>An instant at which an ordinary request could be sent and still have that long. In the two hours after the
    /// desk's working day no instant fits exactly: there the request has longer, and is sent some time after the first.</summary>
    private DateTimeOffset DueIn(int minutes)
    {
        var due = now.AddMinutes(minutes);
        var sent = MinutesAgo(Enumerable.Range(MinAge, MaxAge - MinAge).Reverse(), sent => clocks.Due(Urgency.Normal, sent) >= due);
        var room = clocks.Due(Urgency.Normal, sent) > due.AddMinutes(MinAge) ? (int)(now.AddMinutes(-MinAge) - sent).TotalMinutes : 0;
        return sent.AddMinutes(dice.Between(0, room)).AddSeconds(dice.Between(0, 25));
    }

    private DateTimeOffset Overdue(int minutes) =>
        MinutesAgo(Enumerable.Range(MinAge, MaxAge - MinAge), sent => clocks.Due(Urgency.Normal, sent) <= now.AddMinutes(-minutes)).AddSeconds(-dice.Between(0, 25));

    private DateTimeOffset MinutesAgo(IEnumerable<int> ages, Func<DateTimeOffset, bool> fits) => ages.Select(age => now.AddMinutes(-age)).First(fits);

    private StoryFiling Filing(string country, bool urgent, int targets, Func<StoryScenario, bool> fits)
    {
        var agency = book.Of(country);
        var turn = _next[country] = _next.GetValueOrDefault(country) + 1;
        var scenarios = agency.Scenarios.Where(fits).ToList();
        return new()
        {
            Agency = agency, Number = turn, Scenario = scenarios[turn % scenarios.Count], Urgency = urgent ? Urgency.FundsInMotion : Urgency.Normal,
            Instrument = dice.Of(agency.Instruments), Targets = targets, SubmittedAt = now, ToldAt = now,
        };
    }

    private static bool IsOrdinary(StoryScenario scenario) => scenario.Offence is not ("terrorism-financing" or "child-exploitation");

    private int TargetCount() => dice.Between(1, 20) switch
    {
        20 => dice.Between(16, 40),
        >= 17 => dice.Between(5, 15),
        _ => dice.Between(1, 4),
    };

    private static DateTimeOffset AtOffice(StoryAgency agency, DateTimeOffset day, int minute)
    {
        var wall = agency.DayOf(day).ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return new DateTimeOffset(wall, agency.Hours.GetUtcOffset(wall)).ToUniversalTime();
    }

    private static bool IsWorkday(StoryAgency agency, DateTimeOffset instant) => agency.DayOf(instant).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
