using System.Globalization;
using Portal.Application.Ledger;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Requests;

/// <summary>Ledger entries in words: codes become the words of the language, written instants and numbers become values.</summary>
internal static class TimelineWords
{
    /// <summary>The sentence of an entry. An event without one shows its name, so that nothing that happened is hidden.</summary>
    public static string Sentence(Speech say, TimelineLine line) => Said(say, line, $"event.{line.Event}") ?? line.Event;

    /// <summary>What stands under it in smaller letters; null where there is nothing or the reader is not told all of it.</summary>
    public static string? Detail(Speech say, TimelineLine line, bool contents) =>
        contents || line.Event is not ("requests.freeze-submitted" or "requests.routed" or "holds.ordered" or "holds.failed" or "holds.doubted") ? Said(say, line, $"event.{line.Event}.detail") : null;

    private static string? Said(Speech say, TimelineLine line, string key) =>
        say.Has(key) ? say.Say(key, [.. line.Facts.Select(fact => (fact.Key, Value(say, fact.Key, fact.Value))), ("late", Late(line))]) : null;

    private static object? Value(Speech say, string name, string written) => name switch
    {
        "team" => say[$"team.{written}"],
        "clock" => say[$"clock.{written}"],
        "targets" or "percent" or "line" or "tries" when int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        "due" when Instant(written) is { } due => due,
        _ => written,
    };

    private static string Late(TimelineLine line) =>
        line.Facts.TryGetValue("due", out var written) && Instant(written) is { } due && line.At > due ? "yes" : "no";

    private static DateTimeOffset? Instant(string written) =>
        DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
