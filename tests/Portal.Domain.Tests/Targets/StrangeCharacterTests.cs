using Portal.Domain.Targets;

namespace Portal.Domain.Tests.Targets;

public sealed class StrangeCharacterTests
{
    private const string Genesis = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";

    [Fact]
    public void Spaces_and_tabs_at_both_ends_are_ignored() => $" \t{Genesis}\t ".ShouldBeTaken(AddressFamily.Bitcoin, Genesis);

    [Theory]
    [InlineData(0x200B)]
    [InlineData(0x200D)]
    [InlineData(0x202E)]
    [InlineData(0x2066)]
    [InlineData(0xFEFF)]
    [InlineData(0x00A0)]
    [InlineData(0x00AD)]
    [InlineData(0x2028)]
    [InlineData(0x3164)]
    [InlineData(0xFE0F)]
    [InlineData(0x0009)]
    [InlineData(0x0000)]
    [InlineData(0x007F)]
    [InlineData(0x0085)]
    [InlineData(0xE0041)]
    public void A_hidden_character_is_named_with_its_place_and_the_cleaned_value_offered(int character) =>
        $"1A1z{char.ConvertFromUtf32(character)}P1eP5QGefi2DMPTfTL5SLmv7DivfNa".ShouldBeRefused(
            AddressFamily.Unknown, $"hidden-character position=5 character=U+{character:X4} offer={Genesis}");

    [Theory]
    [InlineData("\u200E1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", 1)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\u200E", 35)]
    [InlineData("  1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\u200E ", 37)]
    public void Hidden_characters_at_the_ends_count_and_places_are_those_of_what_was_typed(string typed, int position) =>
        typed.ShouldBeRefused(AddressFamily.Unknown, $"hidden-character position={position} character=U+200E offer={Genesis}");

    [Fact]
    public void Nothing_is_offered_when_the_cleaned_value_does_not_pass() =>
        "1A1z\u200BP1eP5QGefi2DMPTfTL5SLmv7DivfNb".ShouldBeRefused(
            AddressFamily.Unknown, "hidden-character position=5 character=U+200B");

    [Theory]
    [InlineData("0x5a\u0410eb6053F3E94C9b9A09f33669435E7Ef1BeAed", 5, "U+0410")]
    [InlineData("0x5aaeb6053f3e94c9b9\u043009f33669435e7ef1beaed", 21, "U+0430")]
    [InlineData("\u03A4R7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", 1, "U+03A4")]
    [InlineData("\uFF11A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", 1, "U+FF11")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN\U0001D41A", 34, "U+1D41A")]
    public void A_letter_of_another_script_is_named_with_its_place(string typed, int position, string character) =>
        typed.ShouldBeRefused(AddressFamily.Unknown, $"look-alike-character position={position} character={character}");

    [Theory]
    [InlineData("1A1zP1eP5QGefi2D MPTfTL5SLmv7DivfNa", "bad-character position=17 character=U+0020 offer=" + Genesis)]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa (wallet)", "bad-character position=35 character=U+0020")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN\u2026", "bad-character position=34 character=U+2026")]
    public void Any_other_strange_character_is_named_with_its_place(string typed, string reason) =>
        typed.ShouldBeRefused(AddressFamily.Unknown, reason);

    [Fact]
    public void Half_a_surrogate_pair_is_named_by_its_number() =>
        $"1A1z{(char)0xD800}P".ShouldBeRefused(AddressFamily.Unknown, "bad-character position=5 character=U+D800");
}
