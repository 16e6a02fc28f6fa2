using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Packets.Typst;

/// <summary>A run inside a line.</summary>
/// <param name="Text">Its signs.</param>
/// <param name="Breaks">May be broken between any two signs.</param>
/// <param name="LeftToRight">Keeps this direction inside a right-to-left line.</param>
internal readonly record struct TextPiece(string Text, bool Breaks, bool LeftToRight)
{
    /// <summary>Set as its line.</summary>
    public bool Plain => !Breaks && !LeftToRight;
}

/// <summary>Cuts a line into the runs that need something of their own.</summary>
internal static partial class TextPieces
{
    /// <summary>Wider than the words of Arabic, by <see cref="TextWidth"/>.</summary>
    private const double LongestJoined = 30;

    /// <summary>Cuts a line.</summary>
    /// <param name="line">Cleaned text without line ends.</param>
    /// <param name="room">What may stand together without a place to break, by <see cref="TextWidth"/>.</param>
    /// <param name="code">Set in the fixed-width typeface.</param>
    /// <param name="isolate">The line runs right to left: numbers and references in it keep their own direction.</param>
    public static IEnumerable<TextPiece> Cut(string line, double room, bool code, bool isolate)
    {
        var plain = new StringBuilder();
        foreach (var piece in isolate ? Isolated(line, room) : Words(line, room, code))
        {
            if (piece.Plain)
            {
                plain.Append(piece.Text);
                continue;
            }

            if (plain.Length > 0)
                yield return new(plain.ToString(), false, false);
            plain.Clear();
            yield return piece;
        }

        if (plain.Length > 0)
            yield return new(plain.ToString(), false, false);
    }

    /// <summary>Whether a text runs right to left, by its first letter that says so (Unicode UAX #9, rules P2 and P3).</summary>
    public static bool RunsRightToLeft(string text, bool otherwise)
    {
        var letter = text.EnumerateRunes().FirstOrDefault(Rune.IsLetter).Value;
        return letter == 0 ? otherwise : letter is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC);
    }

    private static IEnumerable<TextPiece> Words(string line, double room, bool code) =>
        WordOrGap().Matches(line).Select(match => new TextPiece(match.Value, match.Groups["word"].Success && TextWidth.Of(match.ValueSpan, code) > Room(match.ValueSpan, room), false));

    /// <summary>Arabic letters are joined, and a place to break between two of them takes them apart even where no line ends: only what
    /// is longer than any word is cut.</summary>
    private static double Room(ReadOnlySpan<char> word, double room) => word.ContainsAnyInRange('\u0600', '\u08FF') ? Math.Max(room, LongestJoined) : room;

    private static IEnumerable<TextPiece> Isolated(string line, double room) =>
        LatinOrElse().Matches(line).SelectMany(match => match.Groups["latin"].Success
            ? [new(match.Value, Words(match.Value, room, code: false).Any(word => word.Breaks), true)]
            : Words(match.Value, room, code: false));

    /// <summary>What offers no break: signs between blanks, outside the scripts that may be broken between most signs.</summary>
    [GeneratedRegex(@"(?<word>[^\s\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFFEF]+)|[\s\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFFEF]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WordOrGap();

    /// <summary>Latin letters and digits with the marks and single blanks inside them: a date, a telephone number, a reference, a
    /// sign that was written out.</summary>
    [GeneratedRegex(@"(?<latin>(\+|\[(?=U\+))?[0-9A-Za-z](([!-~]|(?<=[0-9A-Za-z)]) (?=[0-9A-Za-z(+]))*[0-9A-Za-z])?((?<=\[U\+[0-9A-F]{4,6})\]|%)?)|([^0-9A-Za-z+\[]|\[(?!U\+))+|\+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LatinOrElse();
}
