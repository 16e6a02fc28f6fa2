using System.Globalization;
using System.Numerics;
using System.Text;

namespace Portal.Application.Texts;

/// <summary>Fills one sentence in one language.</summary>
internal sealed class MessageWriter(TextCatalogue catalogue, string language, IReadOnlyDictionary<string, object?> values)
{
    private const long Kilobyte = 1024;
    private const char Isolate = '\u2068';
    private const char EndIsolate = '\u2069';
    private readonly LanguageRules _rules = LanguageRules.Of(language);

    public string Write(Message message)
    {
        var text = new StringBuilder();
        Write(message, number: null, text);
        return text.ToString();
    }

    /// <summary>Latin digits in every language. In a right-to-left one, whatever could carry letters or signs of its own
    /// is isolated, so that it cannot reorder the words around it; in a left-to-right one, what holds right-to-left letters:
    /// numbers after an Arabic name would move in front of it (UAX #9, rule W2).</summary>
    public string Write(object? value, bool alone = false)
    {
        switch (value)
        {
            case null:
                return "";
            case TextCatalogue.Sentence sentence:
                return sentence.Text;
            case Wording words:
                return List(words.Keys);
            case sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger or decimal or double or float:
                return ((IFormattable)value).ToString("#,##0.############################", CultureInfo.InvariantCulture);
        }

        var text = value switch
        {
            DateTimeOffset instant => Instant(instant.ToUniversalTime()),
            DateOnly day => Phrase("format.day", Day(day)),
            TimeSpan span => Span(span.Duration()),
            ByteCount size => Size(size.Bytes),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return !alone && (_rules.RightToLeft || text.Any(IsRightToLeft)) ? $"{Isolate}{text}{EndIsolate}" : text;
    }

    /// <summary>The blocks of Hebrew, Arabic and their kin, and their presentation forms.</summary>
    private static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private void Write(Message message, object? number, StringBuilder text)
    {
        foreach (var part in message.Parts)
        {
            switch (part)
            {
                case Words words:
                    text.Append(language == TextCatalogue.Pseudo ? PseudoAccents.On(words.Text) : words.Text);
                    break;
                case NumberSign:
                    text.Append(Write(number));
                    break;
                case Place place:
                    text.Append(values.TryGetValue(place.Name, out var value) ? Write(value) : $"⟦{place.Name}⟧");
                    break;
                case Fork fork:
                    Write(Branch(fork, out var count), fork.ByNumber ? count : number, text);
                    break;
            }
        }
    }

    private Message Branch(Fork fork, out object? value)
    {
        values.TryGetValue(fork.Name, out value);
        var word = fork.ByNumber ? PluralWord(fork, value) : SelectWord(value);
        return fork.Branches.TryGetValue(word, out var branch) ? branch : fork.Branches["other"];
    }

    /// <summary>A value that is not there is <c>none</c>; blanks in a value are hyphens in the branch.</summary>
    private static string SelectWord(object? value) => value is null ? "none" : Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace(' ', '-');

    private string PluralWord(Fork fork, object? value)
    {
        var number = value is BigInteger or null ? 0m : Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        var exact = string.Create(CultureInfo.InvariantCulture, $"={number:0.############}");
        return fork.Branches.ContainsKey(exact) ? exact : _rules.Plural(number);
    }

    private string Instant(DateTimeOffset utc) => Phrase("format.instant",
        [.. Day(DateOnly.FromDateTime(utc.DateTime)), ("time", utc.ToString("HH:mm", CultureInfo.InvariantCulture))]);

    private (string, object?)[] Day(DateOnly day) =>
    [
        ("day", day.Day),
        ("month", new TextCatalogue.Sentence(Phrase($"format.month.{day.Month.ToString(CultureInfo.InvariantCulture)}"))),
        ("year", new TextCatalogue.Sentence(day.Year.ToString("0000", CultureInfo.InvariantCulture))),
    ];

    /// <summary>Two units at most, since nobody plans a week to the minute.</summary>
    private string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => Phrase("format.span.moment"),
        { TotalHours: < 1 } => Phrase("format.span.minutes", ("minutes", span.Minutes)),
        { TotalDays: < 1, Minutes: 0 } => Phrase("format.span.hours", ("hours", span.Hours)),
        { TotalDays: < 1 } => Phrase("format.span.hours-minutes", ("hours", span.Hours), ("minutes", span.Minutes)),
        { Hours: 0 } => Phrase("format.span.days", ("days", span.Days)),
        _ => Phrase("format.span.days-hours", ("days", span.Days), ("hours", span.Hours)),
    };

    private string Size(long bytes) => bytes switch
    {
        < Kilobyte => Phrase("format.size.bytes", ("n", bytes)),
        < Kilobyte * Kilobyte => Phrase("format.size.kilobytes", ("n", (bytes + (Kilobyte / 2)) / Kilobyte)),
        _ => Phrase("format.size.megabytes", ("n", Math.Round((decimal)bytes / (Kilobyte * Kilobyte), 1))),
    };

    private string List(IReadOnlyList<string> keys) => keys.Select(key => Phrase(key))
        .Aggregate((before, next) => Phrase("format.list", ("before", new TextCatalogue.Sentence(before)), ("next", new TextCatalogue.Sentence(next))));

    private string Phrase(string key, params (string, object?)[] args) => catalogue.Say(language, key, args);
}
