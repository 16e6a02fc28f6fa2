using System.Text;
using Portal.Testing;

namespace Portal.Ledger.Tests;

public sealed class CanonicalFormTests
{
    private const string Plain =
        """{"actor":{"id":"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","role":"officer"},"at":"2026-03-01T12:00:00.000000Z","event":"request-submitted","facts":{},"seq":0,"subject":{"id":"0190a1b2-ffff-7000-8000-000000000001","kind":"request"},"v":1}""";

    private static string Text(LedgerEntry entry) => Encoding.UTF8.GetString(entry.ToBytes());

    private static string Facts(params LedgerFact[] facts)
    {
        var text = Text(Logs.Entry(facts: facts));
        return text[(text.IndexOf("\"facts\":", StringComparison.Ordinal) + 8)..text.IndexOf(",\"seq\"", StringComparison.Ordinal)];
    }

    [Fact]
    public void The_plainest_entry_has_these_bytes() => Text(Logs.Entry()).ShouldBe(Plain);

    [Fact]
    public void A_mark_and_facts_are_written_in_the_order_of_their_names() =>
        Text(Logs.Entry(0, "demo", new("team", "emea"), new("kind", "freeze")) with { Sequence = 9_007_199_254_740_991 }).ShouldBe(
            """{"actor":{"id":"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","mark":"demo","role":"officer"},"at":"2026-03-01T12:00:00.000000Z","event":"request-submitted","facts":{"kind":"freeze","team":"emea"},"seq":9007199254740991,"subject":{"id":"0190a1b2-ffff-7000-8000-000000000001","kind":"request"},"v":1}""");

    [Theory]
    [InlineData("a \"b\" \\ / c", """{"x":"a \"b\" \\ / c"}""")]
    [InlineData("\b\t\n\f\r", """{"x":"\b\t\n\f\r"}""")]
    [InlineData("\0\u0001\u000b\u001f\u007f", "{\"x\":\"\\u0000\\u0001\\u000b\\u001f\u007f\"}")]
    [InlineData("طلب تجميد", "{\"x\":\"طلب تجميد\"}")]
    [InlineData("\U0001F9CA e\u0301 <&>", "{\"x\":\"\U0001F9CA e\u0301 <&>\"}")]
    [InlineData("\u2028\u2029\ufeff\uffff", "{\"x\":\"\u2028\u2029\ufeff\uffff\"}")]
    [InlineData("", """{"x":""}""")]
    public void Text_is_written_with_the_fewest_escapes(string value, string expected)
    {
        Facts(new LedgerFact("x", value)).ShouldBe(expected);
        LedgerEntry.Parse(Logs.Entry(facts: new LedgerFact("x", value)).ToBytes()).Facts.ShouldBe([new LedgerFact("x", value)]);
    }

    [Fact]
    public void Facts_are_ordered_by_utf_16_units_as_in_RFC_8785()
    {
        // The names of the example in RFC 8785 §3.2.3: an emoji (first unit D83D) comes before U+FB33.
        var names = new[] { "\u20ac", "\r", "\ufb33", "1", "\U0001F600", "\u0080", "\u00f6" };
        var read = LedgerEntry.Parse(Logs.Entry(facts: names.Select(name => new LedgerFact(name, "")).ToArray()).ToBytes());
        read.Facts.Select(fact => fact.Name).ShouldBe(["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001F600", "\ufb33"]);
    }

    [Fact]
    public void Time_is_cut_to_microseconds_and_told_in_utc()
    {
        var at = new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.FromHours(5.5)).AddTicks(1_234_569);
        var entry = Logs.Entry() with { At = at };
        Text(entry).ShouldContain("\"at\":\"2026-02-28T20:30:00.123456Z\"");
        LedgerEntry.Parse(entry.ToBytes()).At.ShouldBe(at.AddTicks(-9));
        LedgerEntry.Parse(entry.ToBytes()).At.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var entry = Logs.Entry(41, "demo", new("a", "1"), new("b", "2"));
        var read = LedgerEntry.Parse(entry.ToBytes());
        (read with { Facts = entry.Facts }).ShouldBe(entry);
        read.Facts.ShouldBe(entry.Facts);
        LedgerEntry.Parse(Logs.Entry().ToBytes()).Mark.ShouldBeNull();
        LedgerEntry.Parse(Logs.Entry(mark: "").ToBytes()).Mark.ShouldBe("");
    }

    [Fact]
    public void Any_text_comes_back_unchanged()
    {
        var chance = new Random(42);
        for (var i = 0; i < Sizes.Of(quick: 2000, full: 200_000); i++)
        {
            var value = new StringBuilder();
            for (var length = chance.Next(12); length > 0; length--)
                value.Append(Rune.TryCreate(chance.Next(chance.Next(2) == 0 ? 0x80 : 0x110000), out var rune) ? rune.ToString() : "");
            var entry = Logs.Entry(i, value.ToString(), new LedgerFact(value.ToString(), value.ToString())) with { Event = value.ToString() };
            var read = LedgerEntry.Parse(entry.ToBytes());
            read.ToBytes().ShouldBe(entry.ToBytes());
            (read.Mark, read.Event, read.Facts[0]).ShouldBe((entry.Mark, entry.Event, entry.Facts[0]));
        }
    }

    [Fact]
    public void An_entry_of_65535_bytes_is_the_longest()
    {
        var room = LedgerEntry.MaxBytes - Logs.Entry(facts: new LedgerFact("x", "")).ToBytes().Length;
        var longest = Logs.Entry(facts: new LedgerFact("x", new string('a', room))).ToBytes();
        longest.Length.ShouldBe(65_535);
        LedgerEntry.Parse(longest).ToBytes().ShouldBe(longest);
        var tooLong = Logs.Entry(facts: new LedgerFact("x", new string('a', room + 1)));
        Should.Throw<InvalidOperationException>(tooLong.ToBytes).Message.ShouldContain("65536");
        var bytes = Encoding.UTF8.GetString(longest).Replace("aa", "aaa", StringComparison.Ordinal);
        Should.Throw<FormatException>(() => LedgerEntry.Parse(Encoding.UTF8.GetBytes(bytes))).Message.ShouldContain("more than 65535 bytes");
    }

    [Fact]
    public void An_entry_without_a_canonical_form_is_refused()
    {
        Should.Throw<InvalidOperationException>(Logs.Entry(0, null, new("a", "1"), new("b", ""), new("a", "2")).ToBytes).Message.ShouldContain("'a' twice");
        Should.Throw<InvalidOperationException>((Logs.Entry() with { Sequence = -1 }).ToBytes);
        Should.Throw<InvalidOperationException>((Logs.Entry() with { Sequence = LedgerEntry.MaxSequence + 1 }).ToBytes);
        Should.Throw<InvalidOperationException>((Logs.Entry() with { Role = "\ud83d" }).ToBytes).Message.ShouldContain("surrogate");
    }
}
