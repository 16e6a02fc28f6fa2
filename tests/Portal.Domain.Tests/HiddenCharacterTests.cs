using System.Text;

namespace Portal.Domain.Tests;

public sealed class HiddenCharacterTests
{
    [Theory]
    [InlineData(0x202A), InlineData(0x202B), InlineData(0x202C), InlineData(0x202D), InlineData(0x202E), InlineData(0x2066), InlineData(0x2067), InlineData(0x2068), InlineData(0x2069)]
    [InlineData(0x200E), InlineData(0x200F), InlineData(0x061C), InlineData(0x200B), InlineData(0x2060), InlineData(0xFEFF), InlineData(0x00AD), InlineData(0x180E), InlineData(0xE0041)]
    [InlineData(0x3164), InlineData(0xFFA0), InlineData(0x115F), InlineData(0x1160), InlineData(0x034F)]
    [InlineData(0x17B4), InlineData(0x17B5), InlineData(0x2065), InlineData(0xE0FFF), InlineData(0x2800), InlineData(0x16FE4), InlineData(0x1D159)]
    [InlineData(0x2028), InlineData(0x2029), InlineData(0x0000), InlineData(0x0007), InlineData(0x0085), InlineData(0x007F)]
    public void What_turns_or_hides_text_is_found_in_every_script(int character)
    {
        foreach (var around in new[] { "a", "\u0645", "\u0915", "\u8A9E" })
        {
            var text = around + new Rune(character) + around;

            HiddenCharacters.First(text).ShouldBe(new Rune(character), text);
            HiddenCharacters.Without(text).ShouldBe(around + around);
            HiddenCharacters.Marked(text).ShouldBe($"{around}[U+{character:X4}]{around}");
        }
    }

    [Theory]
    [InlineData("plain words, \u201Cquoted\u201D \u2013 and so on"), InlineData("\u0627\u0644\u0645\u062D\u0643\u0645\u0629 \u0627\u0644\u0639\u0644\u064A\u0627"), InlineData("\u6771\u4EAC\u3000\u5730\u65B9\u88C1\u5224\u6240"), InlineData("e\u0301 \u2764")]
    [InlineData("\u2764\uFE0F \u260E\uFE0F"), InlineData("\u8FBB\U000E0100\u5143"), InlineData("\u1828\u180B\u1822"), InlineData("\u0915\uFE00")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"), InlineData("\u0647\u200D"), InlineData("\u0915\u094D\u200D\u0937"), InlineData("\u0DC1\u0DCA\u200D\u0DBB\u0DD3"), InlineData("\u06DD \u0600 are signs that show")]
    public void What_people_write_is_left_alone(string text)
    {
        HiddenCharacters.First(text).ShouldBeNull();
        HiddenCharacters.First(text, oneLine: true).ShouldBeNull();
        HiddenCharacters.Without(text).ShouldBe(text);
        HiddenCharacters.Marked(text).ShouldBe(text);
    }

    [Theory]
    [InlineData("KR\u200C8", 0x200C), InlineData("KR\u200D8", 0x200D), InlineData("\u200C\u0645", 0x200C), InlineData("\u0645 \u200D", 0x200D), InlineData("\u0645\u200C\u200D", 0x200D)]
    public void A_joiner_is_hidden_where_no_letter_before_it_can_be_joined(string text, int character) => HiddenCharacters.First(text).ShouldBe(new Rune(character));

    [Theory]
    [InlineData("KR8\uFE0F", 0xFE0F), InlineData("\uFE0F\u2764", 0xFE0F), InlineData("\u2764 \uFE0F", 0xFE0F), InlineData("\u2764\uFE0F\uFE0F", 0xFE0F), InlineData("a\U000E0100", 0xE0100), InlineData("\u8FBB\u180B\U000E0100", 0xE0100)]
    public void A_variation_selector_is_hidden_where_it_has_nothing_to_vary(string text, int character) => HiddenCharacters.First(text).ShouldBe(new Rune(character));

    [Theory]
    [InlineData("two\r\nlines", 0x0D), InlineData("a\tb", 0x09), InlineData("a\nb", 0x0A)]
    public void Line_ends_and_tabs_are_hidden_on_one_line_alone(string text, int character)
    {
        HiddenCharacters.First(text).ShouldBeNull();
        HiddenCharacters.First(text, oneLine: true).ShouldBe(new Rune(character));
    }
}
