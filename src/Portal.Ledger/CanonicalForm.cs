using System.Globalization;
using System.Text;

namespace Portal.Ledger;

/// <summary>Canonical form of an entry, versions 1 and 2 (RFC 8785): members in the order of their UTF-16 names, no white space,
/// the shortest escapes. The members of an entry are fixed, so their order is written down here and nowhere sorted.</summary>
internal static class CanonicalForm
{
    private const long Plain = 1;
    private const long Committing = 2;
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static byte[] Write(LedgerEntry entry)
    {
        if (entry.Sequence is < 0 or > LedgerEntry.MaxSequence)
            throw new InvalidOperationException($"A ledger entry's sequence lies between 0 and {LedgerEntry.MaxSequence}.");
        var text = new StringBuilder(512);
        text.Append("{\"actor\":{\"id\":\"").Append(Id(entry.Actor)).Append('"');
        if (entry.Mark is { } mark)
            Quote(text.Append(",\"mark\":"), mark);
        Quote(text.Append(",\"role\":"), entry.Role);
        text.Append("},\"at\":\"").Append(Instant(entry.At)).Append('"');
        if (entry.Committed.Count > 0)
            WritePairs(text.Append(",\"committed\":"), "commitment", entry.Committed.Select(one => new LedgerFact(one.Name, Hash(one.Sha256))));
        Quote(text.Append(",\"event\":"), entry.Event);
        WritePairs(text.Append(",\"facts\":"), "fact", entry.Facts);
        text.Append(CultureInfo.InvariantCulture, $",\"seq\":{entry.Sequence},\"subject\":{{\"id\":\"{Id(entry.Subject)}\",\"kind\":");
        Quote(text, entry.SubjectKind);
        text.Append(CultureInfo.InvariantCulture, $"}},\"v\":{VersionOf(entry.Committed)}}}");
        return Encode(text.ToString());
    }

    public static LedgerEntry Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        if (bytes.Length > LedgerEntry.MaxBytes)
            throw reader.Fail($"more than {LedgerEntry.MaxBytes} bytes", LedgerEntry.MaxBytes);
        reader.Expect("{\"actor\":{\"id\":"u8);
        var actor = ReadId(ref reader);
        var mark = reader.Take(",\"mark\":"u8) ? reader.Text() : null;
        reader.Expect(",\"role\":"u8);
        var role = reader.Text();
        reader.Expect("},\"at\":"u8);
        var at = ReadInstant(ref reader);
        var committed = reader.Take(",\"committed\":{"u8) ? ReadCommitted(ref reader) : (IReadOnlyList<LedgerCommitment>)[];
        reader.Expect(",\"event\":"u8);
        var name = reader.Text();
        reader.Expect(",\"facts\":{"u8);
        var facts = ReadPairs(ref reader, "fact");
        reader.Expect(",\"seq\":"u8);
        var sequence = reader.WholeNumber();
        reader.Expect(",\"subject\":{\"id\":"u8);
        var subject = ReadId(ref reader);
        reader.Expect(",\"kind\":"u8);
        var kind = reader.Text();
        reader.Expect("},\"v\":"u8);
        var versionAt = reader.Position;
        if (reader.WholeNumber() is var version && version != VersionOf(committed))
            throw reader.Fail(version is Plain or Committing ? $"version {version} in an entry of version {VersionOf(committed)}" : $"version {version} is not known", versionAt);
        reader.Expect("}"u8);
        reader.ExpectEnd();
        return new(sequence, at, name, kind, subject, actor, role, mark, facts) { Committed = committed };
    }

    /// <summary>An entry has one spelling: version 2 is written where it says more than version 1, and nowhere else.</summary>
    private static long VersionOf(IReadOnlyList<LedgerCommitment> committed) => committed.Count == 0 ? Plain : Committing;

    private static void WritePairs(StringBuilder text, string what, IEnumerable<LedgerFact> facts)
    {
        text.Append('{');
        string? last = null;
        foreach (var fact in facts.OrderBy(fact => fact.Name, StringComparer.Ordinal))
        {
            if (fact.Name == last)
                throw new InvalidOperationException($"A ledger entry names the {what} '{last}' twice.");
            if (last is not null)
                text.Append(',');
            Quote(text, fact.Name);
            Quote(text.Append(':'), fact.Value);
            last = fact.Name;
        }

        text.Append('}');
    }

    private static List<LedgerCommitment> ReadCommitted(ref CanonicalReader reader)
    {
        var start = reader.Position;
        var pairs = ReadPairs(ref reader, "commitment");
        return pairs.Count > 0 && pairs.TrueForAll(pair => IsHash(pair.Value))
            ? pairs.ConvertAll(pair => new LedgerCommitment(pair.Name, pair.Value))
            : throw reader.Fail("commitments that are not each a SHA-256 in 64 lower-case hexadecimal digits", start);
    }

    private static List<LedgerFact> ReadPairs(ref CanonicalReader reader, string what)
    {
        var facts = new List<LedgerFact>();
        while (!reader.Take("}"u8))
        {
            if (facts.Count > 0)
                reader.Expect(","u8);
            var nameAt = reader.Position;
            var name = reader.Text();
            if (facts.Count > 0 && string.CompareOrdinal(facts[^1].Name, name) >= 0)
                throw reader.Fail(facts[^1].Name == name ? $"a {what} named twice" : $"{what}s out of order", nameAt);
            reader.Expect(":"u8);
            facts.Add(new(name, reader.Text()));
        }

        return facts;
    }

    private static Guid ReadId(ref CanonicalReader reader)
    {
        var position = reader.Position;
        var text = reader.Text();
        return Guid.TryParseExact(text, "D", out var id) && Id(id) == text
            ? id
            : throw reader.Fail("not an id of 32 lower-case hexadecimal digits in five groups", position);
    }

    private static DateTimeOffset ReadInstant(ref CanonicalReader reader)
    {
        var position = reader.Position;
        var text = reader.Text();
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, InstantFormat, CultureInfo.InvariantCulture, Utc, out var at) && Instant(at) == text
            ? at
            : throw reader.Fail("not a UTC instant with six decimals and Z", position);
    }

    private static bool IsHash(string text) => text.Length == 2 * MerkleTree.HashLength && text.All(char.IsAsciiHexDigitLower);

    private static string Hash(string text) =>
        IsHash(text) ? text : throw new InvalidOperationException("A commitment is a SHA-256 in 64 lower-case hexadecimal digits.");

    private static string Id(Guid id) => id.ToString("D");

    /// <summary>RFC 3339 in UTC; the format cuts what is finer than a microsecond.</summary>
    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>RFC 8785 §3.2.2.2: escapes only the quotation mark, the backslash and what lies below U+0020.</summary>
    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (CanonicalEscapes.ShortOf(c) is { } letter)
                text.Append('\\').Append(letter);
            else if (c < ' ')
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                text.Append(c);
        }

        text.Append('"');
    }

    private static byte[] Encode(string text)
    {
        byte[] bytes;
        try
        {
            bytes = StrictUtf8.Encoding.GetBytes(text);
        }
        catch (EncoderFallbackException found)
        {
            throw new InvalidOperationException("A ledger entry holds half a surrogate pair, which UTF-8 cannot write.", found);
        }

        return bytes.Length <= LedgerEntry.MaxBytes
            ? bytes
            : throw new InvalidOperationException($"A ledger entry has at most {LedgerEntry.MaxBytes} bytes; this one has {bytes.Length}.");
    }
}
