using System.Collections.Frozen;
using System.Globalization;
using Portal.Domain.Policies;
using Portal.Domain.Targets;

namespace Portal.Domain.Answers;

/// <summary>Checks rows of one category against what was asked, so that a packet holds no row that nobody asked for. Cells
/// of text are evidence and stay as they are; instants are turned to UTC, addresses to their normal form.</summary>
/// <param name="category">The category.</param>
/// <param name="targets">All targets of the request.</param>
/// <param name="from">UTC; first instant of the range that was asked for.</param>
/// <param name="until">UTC; first instant after it.</param>
public sealed class RowCheck(DataCategory category, IReadOnlyList<RowTarget> targets, DateTimeOffset from, DateTimeOffset until)
{
    /// <summary>Columns that say when what a row tells happened; other instants, such as the opening of an account, lie outside the range rightly.</summary>
    private static readonly string[] s_dated = ["occurred_at_utc", "at_utc"];

    /// <summary>Longest number that is taken.</summary>
    private const int MaxDigits = 100;

    private readonly FrozenDictionary<string, RowTarget[]> _targets =
        targets.GroupBy(target => target.Normal).ToFrozenDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);

    /// <summary>Checks a row.</summary>
    /// <param name="row">Row of the file, the head being 1.</param>
    /// <param name="cells">One for each column of the category, in their order; empty for a column the file does not have.</param>
    public ProducedRow Check(int row, IReadOnlyList<string> cells)
    {
        var (clean, faults, line) = (new string[cells.Count], new List<RowFault>(), 0);
        for (var at = 0; at < cells.Count; at++)
        {
            var column = category.Columns[at];
            var (value, fault) = Read(column, cells[at], ref line);
            clean[at] = value;
            if (fault is { } kind)
                faults.Add(new(row, column.Name, kind, cells[at]));
        }

        return new(clean, line, faults);
    }

    private (string Value, RowFaultKind? Fault) Read(DataColumn column, string cell, ref int line)
    {
        var trimmed = cell.Trim(' ', '\t');
        if (trimmed.Length == 0)
            return (cell, column.Required ? RowFaultKind.Missing : null);
        if (column.Name == DataCategory.TargetColumn)
            return Target(trimmed, ref line);
        return column.Type switch
        {
            DataColumnType.Instant => Instant(column, trimmed),
            DataColumnType.Amount => (trimmed, IsNumber(trimmed, point: true) ? null : RowFaultKind.NotAnAmount),
            DataColumnType.Whole => (trimmed, IsNumber(trimmed, point: false) ? null : RowFaultKind.NotWhole),
            DataColumnType.Address => OfAddress(trimmed),
            _ => (cell, HiddenCharacters.First(cell) is null ? null : RowFaultKind.Hidden),
        };
    }

    private (string Value, RowFaultKind? Fault) Target(string text, ref int line)
    {
        var (address, tag) = (text, (long?)null);
        if (text.IndexOf("?dt=", StringComparison.Ordinal) is > 0 and var at && long.TryParse(text.AsSpan(at + 4), NumberStyles.None, CultureInfo.InvariantCulture, out var written))
            (address, tag) = (text[..at], written);
        var verdict = Identifier.Check(address);
        tag ??= verdict.Tag;
        if (verdict.Normal is null || !_targets.TryGetValue(verdict.Normal, out var same))
            return (text, RowFaultKind.TargetUnknown);
        // Without a tag the account is meant; that is clear while the request names it once.
        var meant = Array.Find(same, target => target.Tag == tag) ?? (tag is null && same.Length == 1 ? same[0] : null);
        if (meant is null)
            return (text, tag is null ? RowFaultKind.TargetAmbiguous : RowFaultKind.TargetUnknown);
        line = meant.Line;
        return (meant.Written, meant.Open ? null : RowFaultKind.TargetNotProduced);
    }

    /// <summary>RFC 3339, section 5.6, with the offset; as many digits of the second as there are, since rounding would change evidence.</summary>
    private (string Value, RowFaultKind? Fault) Instant(DataColumn column, string text)
    {
        const int Seconds = 19;
        if (text.Length <= Seconds || text[10] is not ('T' or 't' or ' '))
            return (text, RowFaultKind.NotAnInstant);
        var end = Seconds;
        if (text[Seconds] == '.')
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end is Seconds + 1 or > Seconds + 10)
                return (text, RowFaultKind.NotAnInstant);
        }

        var offset = text[end..] is "Z" or "z" ? "+00:00" : text[end..];
        if (offset.Length != 6 || !DateTimeOffset.TryParseExact($"{text[..10]}T{text[11..Seconds]}{offset}", "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return (text, RowFaultKind.NotAnInstant);
        var utc = $"{at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)}{text[Seconds..end]}Z";
        return (utc, s_dated.Contains(column.Name) && (at < from || at >= until) ? RowFaultKind.OutsideRange : null);
    }

    /// <summary>Digits, at most one point and a minus before them: no exponent and no grouping, which two readers could read differently.</summary>
    private static bool IsNumber(string text, bool point)
    {
        var digits = text.StartsWith('-') ? text.AsSpan(1) : text;
        if (digits.Length > MaxDigits)
            return false;
        var dot = point ? digits.IndexOf('.') : -1;
        return dot < 0 ? AreDigits(digits) : AreDigits(digits[..dot]) && AreDigits(digits[(dot + 1)..]);
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Chains whose format the portal does not know are taken as they are; a known format with a wrong checksum is not,
    /// nor anything that does not print.</summary>
    private static (string Value, RowFaultKind? Fault) OfAddress(string text)
    {
        if (text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return (text, RowFaultKind.NotAnAddress);
        var verdict = Address.Check(text);
        if (verdict.Standing != AddressStanding.Refused)
            return (verdict.Tag is null ? verdict.Normal! : text, null);
        return (text, verdict.Family == AddressFamily.Unknown ? null : RowFaultKind.NotAnAddress);
    }
}
