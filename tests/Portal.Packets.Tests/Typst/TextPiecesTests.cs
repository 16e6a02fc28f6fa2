using Portal.Packets.Typst;

namespace Portal.Packets.Tests.Typst;

public sealed class TextPiecesTests
{
    [Fact]
    public void A_line_of_short_words_stays_in_one_piece() =>
        TextPieces.Cut("Dear Inspector, you asked us.", 40, code: false, isolate: false).ShouldBe([new("Dear Inspector, you asked us.", false, false)]);

    [Fact]
    public void A_word_too_long_for_its_place_may_be_broken()
    {
        var word = new string('x', 40);
        TextPieces.Cut($"see {word} there", 40, code: false, isolate: false).ShouldBe([new("see ", false, false), new(word, true, false), new(" there", false, false)]);
    }

    [Fact]
    public void Japanese_needs_no_places_to_break_of_ours() => TextPieces.Cut(new('語', 100), 40, code: false, isolate: false).ShouldAllBe(piece => piece.Plain);

    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("+43 1 555 0123")]
    [InlineData("le@example.com")]
    [InlineData("LE-7K3D-92QX")]
    [InlineData("12.5%")]
    [InlineData("[U+202E]exe.fdp[U+2066]")]
    public void A_number_or_reference_among_right_to_left_words_keeps_its_direction(string run) =>
        TextPieces.Cut($"بتاريخ {run} سجلات", 40, code: false, isolate: true).ShouldBe([new("بتاريخ ", false, false), new(run, false, true), new(" سجلات", false, false)]);

    [Fact]
    public void Numbers_in_a_list_are_kept_apart() =>
        TextPieces.Cut("1, 2", 40, code: false, isolate: true).ShouldBe([new("1", false, true), new(", ", false, false), new("2", false, true)]);

    [Theory]
    [InlineData("أمر + 5 #$%^&*")]
    [InlineData("++a b+ )x( é1é")]
    [InlineData("[U+ [U+é [U +[U+[ [[]]")]
    [InlineData("\u0301\u200d 1 ")]
    public void Nothing_is_lost_by_cutting(string line)
    {
        string.Concat(TextPieces.Cut(line, 1, code: false, isolate: true).Select(piece => piece.Text)).ShouldBe(line);
        string.Concat(TextPieces.Cut(line, 1, code: false, isolate: false).Select(piece => piece.Text)).ShouldBe(line);
    }

    [Theory]
    [InlineData("12 محمد", true)]
    [InlineData("12 Müller", false)]
    [InlineData("123", true)]
    public void A_text_runs_as_its_first_letter_does(string text, bool rightToLeft) => TextPieces.RunsRightToLeft(text, otherwise: true).ShouldBe(rightToLeft);
}
