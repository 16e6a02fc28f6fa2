using System.Globalization;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class RequestReferenceTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static IReadOnlyList<RequestReference> Some { get; } = Draw(200);

    [Fact]
    public void What_is_written_is_read_back()
    {
        foreach (var reference in Some)
        {
            RequestReference.Parse(reference.Text, CultureInfo.InvariantCulture).ShouldBe(reference);
            reference.Text.ShouldMatch("^LE-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");
        }
    }

    [Fact]
    public void Every_single_wrong_character_is_found()
    {
        foreach (var text in Some.Select(reference => reference.Text))
        {
            foreach (var at in Places(text))
            {
                foreach (var other in Alphabet.Where(other => other != text[at]))
                    IsRead(text[..at] + other + text[(at + 1)..]).ShouldBeFalse($"{text} with {other} at {at}");
            }
        }
    }

    [Fact]
    public void Every_swap_of_two_neighbours_is_found()
    {
        foreach (var code in Some.Select(reference => reference.Text.Replace("-", "")))
        {
            for (var at = 2; at < code.Length - 1; at++)
            {
                if (code[at] != code[at + 1])
                    IsRead(code[..at] + code[at + 1] + code[at] + code[(at + 2)..]).ShouldBeFalse($"{code} swapped at {at}");
            }
        }
    }

    [Fact]
    public void A_missing_or_an_extra_character_is_found()
    {
        foreach (var text in Some.Select(reference => reference.Text))
        {
            foreach (var at in Places(text))
            {
                IsRead(text.Remove(at, 1)).ShouldBeFalse();
                IsRead(text.Insert(at, "7")).ShouldBeFalse();
            }
        }
    }

    [Fact]
    public void People_may_type_it_in_lower_case_without_dashes_and_with_letters_for_digits()
    {
        var read = 0;
        foreach (var reference in Some)
        {
            var code = reference.Text[3..];
            foreach (var typed in new[]
            {
                reference.Text.ToLowerInvariant(), $"  {reference.Text}\t", reference.Text.Replace("-", ""), reference.Text.Replace('-', ' '), $"le{code}",
                "LE-" + code.Replace('0', 'O'), "le-" + code.Replace('0', 'o'), "LE-" + code.Replace('1', 'I'), "le-" + code.Replace('1', 'l'), "LE-" + code.Replace('1', 'i'),
            })
            {
                RequestReference.TryParse(typed, CultureInfo.InvariantCulture, out var again).ShouldBeTrue(typed);
                again.ShouldBe(reference);
                read++;
            }
        }

        read.ShouldBe(2000);
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("LE"), InlineData("LE-"), InlineData("XX-0000-0000"), InlineData("LE-0000-000U"), InlineData("LE-٠٠٠٠-٠٠٠٠"), InlineData("1E-0000-0000")]
    public void What_is_no_reference_is_refused(string? typed) => IsRead(typed).ShouldBeFalse();

    [Fact]
    public void Reading_what_is_none_throws_where_one_is_demanded() =>
        Should.Throw<FormatException>(() => RequestReference.Parse("LE-0000-0001", CultureInfo.InvariantCulture));

    [Fact]
    public void Bits_that_differ_give_references_that_differ()
    {
        Enumerable.Range(0, 35).Select(bit => RequestReference.From(1UL << bit)).Append(RequestReference.From(0)).ShouldBeUnique();
        RequestReference.From(1UL << 35).ShouldBe(RequestReference.From(0), "35 bits are taken");
    }

    private static bool IsRead(string? typed) => RequestReference.TryParse(typed, CultureInfo.InvariantCulture, out _);

    /// <summary>Places of the code's characters, prefix and dashes left out.</summary>
    private static IEnumerable<int> Places(string text) => Enumerable.Range(3, text.Length - 3).Where(at => text[at] != '-');

    private static List<RequestReference> Draw(int count)
    {
        var chance = new Random(20261124);
        return [.. Enumerable.Range(0, count).Select(_ => RequestReference.From((ulong)chance.NextInt64()))];
    }
}
