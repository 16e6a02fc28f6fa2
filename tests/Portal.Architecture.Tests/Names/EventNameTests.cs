using System.Text.RegularExpressions;
using Portal.Architecture.Tests.Documents;

namespace Portal.Architecture.Tests.Names;

public sealed class EventNameTests
{
    /// <summary>Past tenses that do not end in -ed.</summary>
    private static readonly string[] s_irregular = ["Begun", "Found", "Frozen", "Given", "Held", "Lost", "Met", "Put", "Read", "Sent", "Taken", "Told", "Withdrawn"];

    [Fact]
    public void An_event_is_in_the_past_tense() => Rule.Holds(
        "Grammar carries the kind: an event says what has happened. Rename it, or add the irregular verb to the list.",
        from happened in EventSamples.All
        let words = Regex.Matches(happened.Type.Name, "[A-Z][a-z]+").Select(word => word.Value)
        where !words.Any(word => word.EndsWith("ed", StringComparison.Ordinal) || s_irregular.Contains(word))
        select happened.Type.FullName);

    [Fact]
    public void An_event_has_a_stable_dotted_name_of_its_own()
    {
        Rule.Holds(
            "The name stands in the ledger for ever: feature.what-happened in lower case with hyphens.",
            EventSamples.All.Where(happened => !Regex.IsMatch(happened.Sample.Name, "^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$")).Select(happened => $"{happened.Type.FullName}: {happened.Sample.Name}"));
        Rule.Holds(
            "Two events of one name cannot be told apart in the ledger. Rename the newer one.",
            EventSamples.All.GroupBy(happened => happened.Sample.Name).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void The_table_of_notices_names_events_that_exist() => Rule.Holds(
        "A row for an event that never happens tells nobody anything. Correct the name in NoticeTable.",
        Application.Notices.NoticeTable.Rows.Select(row => row.Event).Except(EventSamples.All.Select(happened => happened.Sample.Name)));
}
