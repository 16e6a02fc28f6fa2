using System.Text;

namespace Portal.Ledger.Tests;

/// <summary>Every other spelling of an entry is refused, with its place.</summary>
public sealed class CanonicalRefusalTests
{
    private static readonly string Canonical = Encoding.UTF8.GetString(
        Logs.Entry(7, "demo", new("a", "x\ny"), new("b", "é")).ToBytes());

    private static FormatException Refused(byte[] bytes) => Should.Throw<FormatException>(() => LedgerEntry.Parse(bytes));

    [Theory]
    [InlineData("{\"actor", "{ \"actor", "expected {\"actor\":{\"id\":, at byte 1")]
    [InlineData("\"seq\":7", "\"seq\": 7", "expected a whole number")]
    [InlineData("\"seq\":7", "\"seq\":07", "expected a whole number")]
    [InlineData("\"seq\":7", "\"seq\":7.0", "expected ,\"subject\":")]
    [InlineData("\"seq\":7", "\"seq\":7e0", "expected ,\"subject\":")]
    [InlineData("\"seq\":7", "\"seq\":-7", "expected a whole number")]
    [InlineData("\"seq\":7", "\"seq\":9007199254740992", "expected a whole number")]
    [InlineData("\"seq\":7", "\"seq\":99999999999999999999999999", "expected a whole number")]
    [InlineData("\"seq\":7", "\"seq\":\"7\"", "expected a whole number")]
    [InlineData("\"seq\":7,", "", "expected ,\"seq\":")]
    [InlineData("\"mark\":\"demo\",\"role\":\"officer\"", "\"role\":\"officer\",\"mark\":\"demo\"", "expected },\"at\":")]
    [InlineData("\"mark\":\"demo\"", "\"mark\":null", "expected \"")]
    [InlineData(",\"v\":1", ",\"w\":2,\"v\":1", "expected },\"v\":")]
    [InlineData("\"v\":1", "\"v\":2", "version 2 in an entry of version 1")]
    [InlineData("\"v\":1", "\"v\":3", "version 3 is not known")]
    [InlineData("\"v\":1", "\"v\":1,\"x\":0", "expected }")]
    [InlineData("\"kind\":\"request\"}", "\"kind\":\"request\",\"note\":\"\"}", "expected },\"v\":")]
    [InlineData(".010500Z", ".0105Z", "six decimals")]
    [InlineData(".010500Z", ".0105000Z", "six decimals")]
    [InlineData(".010500Z", "Z", "six decimals")]
    [InlineData(".010500Z", ".010500+00:00", "six decimals")]
    [InlineData(".010500Z", ".010500z", "six decimals")]
    [InlineData("2026-03-01", "2026-02-29", "six decimals")]
    [InlineData("T12:00:00", "T12:00:60", "six decimals")]
    [InlineData("T12:00:00", "T24:00:00", "six decimals")]
    [InlineData("T12:00:00", " 12:00:00", "six decimals")]
    [InlineData("\"a\":\"x\\ny\"", "\"b\":\"x\\ny\"", "a fact named twice")]
    [InlineData("\"a\":\"x\\ny\"", "\"c\":\"x\\ny\"", "facts out of order")]
    [InlineData("\"b\":\"é\"}", "\"b\":\"é\",}", "expected \"")]
    [InlineData("\"b\":\"é\"", "\"b\":1", "expected \"")]
    [InlineData("x\\ny", "x\\u000ay", "not the shortest")]
    [InlineData("x\\ny", "x\\u000by", null)]
    [InlineData("x\\ny", "x\\u000By", "not the shortest")]
    [InlineData("x\\ny", "x\\u0041y", "not the shortest")]
    [InlineData("x\\ny", "x\\u00e9y", "not the shortest")]
    [InlineData("x\\ny", "x\\ud83d\\ude00y", "not the shortest")]
    [InlineData("x\\ny", "x\\/y", "not the shortest")]
    [InlineData("x\\ny", "x\\u00", "not the shortest")]
    [InlineData("x\\ny", "x\ny", "control character")]
    [InlineData("0190a1b2-c3d4", "0190A1B2-c3d4", "lower-case")]
    [InlineData("0190a1b2-c3d4-", "0190a1b2c3d4", "lower-case")]
    [InlineData("\"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\"", "\"{0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b}\"", "lower-case")]
    public void Another_spelling_is_refused(string part, string other, string? reason)
    {
        Canonical.ShouldContain(part, Case.Sensitive);
        var changed = Encoding.UTF8.GetBytes(Canonical.Replace(part, other, StringComparison.Ordinal));
        if (reason is null)
            LedgerEntry.Parse(changed).ToBytes().ShouldBe(changed);
        else
            Refused(changed).Message.ShouldContain(reason, Case.Sensitive);
    }

    [Fact]
    public void A_byte_order_mark_is_refused() =>
        Refused([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Canonical)]).Message.ShouldEndWith("at byte 0.");

    [Theory]
    [InlineData("\n"), InlineData(" "), InlineData("}"), InlineData("\0")]
    public void Bytes_after_the_end_are_refused(string tail) =>
        Refused(Encoding.UTF8.GetBytes(Canonical + tail)).Message.ShouldContain("bytes after the end");

    [Theory]
    [InlineData("c3"), InlineData("c0af"), InlineData("eda080"), InlineData("f4908080"), InlineData("80")]
    public void Text_that_is_not_utf_8_is_refused(string hex)
    {
        var (before, after) = (Canonical[..Canonical.IndexOf('é')], Canonical[(Canonical.IndexOf('é') + 1)..]);
        Refused([.. Encoding.UTF8.GetBytes(before), .. Convert.FromHexString(hex), .. Encoding.UTF8.GetBytes(after)])
            .Message.ShouldContain($"not UTF-8, at byte {before.Length}.");
    }

    [Fact]
    public void An_entry_cut_anywhere_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(Canonical);
        for (var length = 0; length < bytes.Length; length++)
            Refused(bytes[..length]);
    }

    [Fact]
    public void Whatever_is_read_is_written_back_byte_for_byte()
    {
        var bytes = Encoding.UTF8.GetBytes(Canonical);
        var read = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                var changed = bytes.ToArray();
                changed[at] = (byte)value;
                if (TryParse(changed) is not { } entry)
                    continue;
                read++;
                entry.ToBytes().AsSpan().SequenceEqual(changed).ShouldBeTrue($"byte {at} as {value:x2}");
            }
        }

        read.ShouldBeGreaterThan(bytes.Length);
    }

    private static LedgerEntry? TryParse(byte[] bytes)
    {
        try
        {
            return LedgerEntry.Parse(bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
