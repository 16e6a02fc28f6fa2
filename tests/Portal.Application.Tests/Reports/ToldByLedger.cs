using Portal.Application.Reports;
using Portal.Domain.Reports;
using Portal.Domain.Requests;
using Portal.Ledger;
using Portal.Testing;

namespace Portal.Application.Tests.Reports;

/// <summary>The figures once more, from the ledger alone and in another way: entries are walked in order, time is added up
/// while nobody waits for the agency, and median and P90 are found by counting. Decimal microseconds throughout.</summary>
internal static class ToldByLedger
{
    private const decimal Day = 86_400_000_000m;

    public static IReadOnlyList<ResponseFigures> Figures(TestPortal portal, DateTimeOffset from, DateTimeOffset until)
    {
        var entries = portal.Database.List("SELECT bytes FROM ledger_entries WHERE subject_kind = 'request' ORDER BY sequence").Select(bytes => LedgerEntry.Parse((byte[])bytes));
        var lives = entries.GroupBy(entry => entry.Subject).Select(group => Walk([.. group])).ToList();
        return [.. new RequestKind?[] { null, RequestKind.Freeze, RequestKind.Data }.Select(kind => Told(kind, [.. lives.Where(life => kind is null || life.Kind == kind)], from, until))];
    }

    private static Life Walk(List<LedgerEntry> entries)
    {
        var life = new Life { Kind = entries[0].Event == "requests.data-submitted" ? RequestKind.Data : RequestKind.Freeze };
        var (last, owed) = (entries[0].At, false);
        foreach (var entry in entries)
        {
            var passed = Microseconds(entry.At - last);
            if (life.EndedAt is null)
            {
                life.Gross += passed;
                life.Net += owed ? 0 : passed;
            }

            last = entry.At;
            switch (entry.Event)
            {
                case "questions.asked":
                    owed = true;
                    break;
                case "questions.replied" or "questions.retracted":
                    owed = false;
                    break;
                case "answers.disclosed":
                    life.First ??= Microseconds(entry.At - entries[0].At);
                    break;
                case "requests.answered" or "requests.withdrawn" or "requests.superseded":
                    (life.End, life.EndedAt) = (entry.Event, entry.At);
                    life.Declined = entry.Facts.Any(fact => fact is { Name: "kind", Value: "Decline" });
                    break;
            }
        }

        return life;
    }

    private static ResponseFigures Told(RequestKind? kind, List<Life> lives, DateTimeOffset from, DateTimeOffset until)
    {
        var ended = lives.Where(life => life.EndedAt is { } at && at >= from && at < until).ToLookup(life => life.End);
        var answered = ended["requests.answered"].ToList();
        return new(
            kind, answered.Count, answered.Count(life => life.Declined), lives.Count(life => life.EndedAt is null),
            ended["requests.withdrawn"].Count(), ended["requests.superseded"].Count(),
            Told([.. answered.Select(life => life.Gross)]), Told([.. answered.Select(life => life.Net)]), Told([.. answered.Select(life => life.First!.Value)]));
    }

    private static Spread? Told(decimal[] all) => all.Length == 0
        ? null
        : new(
            all.Length, Rounded(all.Sum() / all.Length), Rounded((ShortestWith(all, 50) + LongestWith(all, 50)) / 2), Rounded(ShortestWith(all, 90)),
            TimeSpan.FromDays(1), all.Count(one => one <= Day));

    /// <summary>The shortest that so many in a hundred do not exceed.</summary>
    private static decimal ShortestWith(decimal[] all, int percent) => all.Where(one => all.Count(other => other <= one) * 100 >= percent * all.Length).Min();

    /// <summary>The longest that so many in a hundred do not fall short of.</summary>
    private static decimal LongestWith(decimal[] all, int percent) => all.Where(one => all.Count(other => other >= one) * 100 >= percent * all.Length).Max();

    private static TimeSpan Rounded(decimal microseconds) => TimeSpan.FromTicks((long)decimal.Round(microseconds, MidpointRounding.AwayFromZero) * 10);

    private static decimal Microseconds(TimeSpan span) => span.Ticks / 10m;

    private sealed class Life
    {
        public required RequestKind Kind { get; init; }

        public decimal Gross { get; set; }

        public decimal Net { get; set; }

        public decimal? First { get; set; }

        public string End { get; set; } = "";

        public DateTimeOffset? EndedAt { get; set; }

        public bool Declined { get; set; }
    }
}
