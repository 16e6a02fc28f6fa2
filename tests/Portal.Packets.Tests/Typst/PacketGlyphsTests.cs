using Portal.Packets.Typst;

namespace Portal.Packets.Tests.Typst;

public sealed class PacketGlyphsTests
{
    private static readonly Lazy<PacketGlyphs> s_glyphs = new(() => PacketGlyphs.Of(Path.Combine(new TypstSettings().Folder, "fonts")));

    [PressTheory]
    [InlineData("Grüße, Σωκράτης, Привет, Łódź")]
    [InlineData("محمد الأحمد")]
    [InlineData("令和8年、山田太郎「株式会社」")]
    [InlineData("e\u0301 decomposed")]
    [InlineData("نمی\u200cخواهم")]
    public void What_a_typeface_shows_stays_as_it_is(string text) => s_glyphs.Value.Clean(text).ShouldBe(text);

    [PressTheory]
    [InlineData("a\u0000b", "a[U+0000]b")]
    [InlineData("😀", "[U+1F600]")]
    [InlineData("👨\u200d👩", "[U+1F468][U+200D][U+1F469]")]
    [InlineData("\u202Egpj.exe", "[U+202E]gpj.exe")]
    [InlineData("\u2066x\u2069", "[U+2066]x[U+2069]")]
    [InlineData("\uFFFE", "[U+FFFE]")]
    [InlineData("a\u00ADb", "a[U+00AD]b")]
    [InlineData("\uE000", "[U+E000]")]
    [InlineData("\uFEFFid", "[U+FEFF]id")]
    [InlineData("한", "[U+D55C]")]
    public void What_no_typeface_shows_is_written_out(string text, string clean) => s_glyphs.Value.Clean(text).ShouldBe(clean);

    [PressFact]
    public void Half_a_surrogate_pair_is_written_out() => s_glyphs.Value.Clean("a" + (char)0xD83D + "b").ShouldBe("a[U+D83D]b");

    [PressFact]
    public void A_mark_that_no_typeface_shows_on_its_base_is_written_out() => s_glyphs.Value.Clean("語\u064E").ShouldBe("語[U+064E]");

    [PressFact]
    public void Every_kind_of_line_end_is_one() => s_glyphs.Value.Clean("a\r\nb\rc\u2028d\u0085e\nf").ShouldBe("a\nb\nc\nd\ne\nf");
}
