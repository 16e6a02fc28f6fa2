using Portal.Domain.Targets;

namespace Portal.Domain.Tests.Targets;

public sealed class IdentifierTests
{
    private const string Hash = "5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320";

    [Theory]
    [InlineData("jane.roe@example.org", AddressFamily.Email, "jane.roe@example.org")]
    [InlineData(" Jane.Roe+shop@Mail.EXAMPLE.org\t", AddressFamily.Email, "Jane.Roe+shop@mail.example.org")]
    [InlineData("a@xn--bcher-kva.example", AddressFamily.Email, "a@xn--bcher-kva.example")]
    [InlineData("o'neil_1!#$%&*=?^`{|}~-/@1and1.com", AddressFamily.Email, "o'neil_1!#$%&*=?^`{|}~-/@1and1.com")]
    [InlineData("+436601234567", AddressFamily.Phone, "+436601234567")]
    [InlineData("+2901234", AddressFamily.Phone, "+2901234")]
    [InlineData("+123456789012345", AddressFamily.Phone, "+123456789012345")]
    [InlineData("U-12345678", AddressFamily.Account, "U-12345678")]
    [InlineData(Hash, AddressFamily.Transaction, Hash)]
    [InlineData("0x" + Hash, AddressFamily.Transaction, Hash)]
    [InlineData("0x5BE5543FF73456AB9F2D207887E2AF87322C651EA1A873C5B25B7FFAE456C320", AddressFamily.Transaction, Hash)]
    public void What_carries_no_checksum_is_taken_once_a_person_compares_it(string typed, AddressFamily family, string normal)
    {
        var verdict = Identifier.Check(typed);

        verdict.Standing.ShouldBe(AddressStanding.Confirm, verdict.Refusal?.ToString());
        (verdict.Family, verdict.Normal, verdict.Caution).ShouldBe((family, normal, AddressCaution.NoChecksum));
    }

    [Theory]
    [InlineData("jane@example", AddressFamily.Email, "incomplete-domain")]
    [InlineData("jane@127.0.0.1", AddressFamily.Email, "incomplete-domain")]
    [InlineData("@example.org", AddressFamily.Email, "bad-part part=local length=0 expected=1-64")]
    [InlineData("jane@", AddressFamily.Email, "incomplete-domain")]
    [InlineData("jane@roe@example.org", AddressFamily.Email, "bad-character position=9 character=U+0040")]
    [InlineData("  jane..roe@example.org", AddressFamily.Email, "bad-character position=8 character=U+002E")]
    [InlineData(".jane@example.org", AddressFamily.Email, "bad-character position=1 character=U+002E")]
    [InlineData("jane.@example.org", AddressFamily.Email, "bad-character position=5 character=U+002E")]
    [InlineData("jane@.org", AddressFamily.Email, "bad-character position=6 character=U+002E")]
    [InlineData("jane@example.org.", AddressFamily.Email, "bad-character position=17 character=U+002E")]
    [InlineData("jane@-example.org", AddressFamily.Email, "bad-character position=6 character=U+002D")]
    [InlineData("jane@example-.org", AddressFamily.Email, "bad-character position=13 character=U+002D")]
    [InlineData("jane@exam_ple.org", AddressFamily.Email, "bad-character position=10 character=U+005F")]
    [InlineData("<jane@example.org>", AddressFamily.Email, "bad-character position=1 character=U+003C")]
    [InlineData("mailto:jane@example.org", AddressFamily.Email, "bad-character position=7 character=U+003A")]
    [InlineData("jane@exаmple.org", AddressFamily.Unknown, "look-alike-character position=8 character=U+0430")]
    [InlineData("jane@example. org", AddressFamily.Unknown, "bad-character position=14 character=U+0020 offer=jane@example.org")]
    [InlineData("ja\u200Bne@example.org", AddressFamily.Unknown, "hidden-character position=3 character=U+200B offer=jane@example.org")]
    [InlineData("+43 660 1234567", AddressFamily.Unknown, "bad-character position=4 character=U+0020 offer=+436601234567")]
    [InlineData("+43-660-1234567", AddressFamily.Phone, "bad-character position=4 character=U+002D offer=+436601234567")]
    [InlineData("+43(0)6601234567", AddressFamily.Phone, "bad-character position=4 character=U+0028 offer=+4306601234567")]
    [InlineData("00436601234567", AddressFamily.Phone, "missing-prefix expected=+ offer=+436601234567")]
    [InlineData("06601234567", AddressFamily.Phone, "missing-prefix expected=+")]
    [InlineData("+0436601234567", AddressFamily.Phone, "bad-character position=2 character=U+0030")]
    [InlineData("+123456", AddressFamily.Phone, "bad-length length=7 expected=8-16")]
    [InlineData("+1234567890123456", AddressFamily.Phone, "bad-length length=17 expected=8-16")]
    [InlineData("+43660CALLME", AddressFamily.Phone, "bad-character position=7 character=U+0043")]
    [InlineData("u-12345678", AddressFamily.Account, "bad-character position=1 character=U+0075 offer=U-12345678")]
    [InlineData("U-1234567", AddressFamily.Account, "bad-length length=9 expected=10")]
    [InlineData("U-123456789", AddressFamily.Account, "bad-length length=11 expected=10")]
    [InlineData("U-1234567x", AddressFamily.Account, "bad-character position=10 character=U+0078")]
    [InlineData("0X" + Hash, AddressFamily.Transaction, "bad-character position=2 character=U+0058 offer=0x" + Hash)]
    [InlineData("hello", AddressFamily.Unknown, "unknown-identifier length=5")]
    [InlineData("ltc1qg42tkwuuxefutzxezdkdel39gfstuap288mfea", AddressFamily.Unknown, "unknown-identifier length=43 looks-like=Litecoin")]
    [InlineData(" \t", AddressFamily.Unknown, "empty")]
    public void What_cannot_be_taken_is_refused_with_its_place(string typed, AddressFamily family, string expected)
    {
        var verdict = Identifier.Check(typed);

        verdict.Standing.ShouldBe(AddressStanding.Refused);
        verdict.Normal.ShouldBeNull();
        verdict.Family.ShouldBe(family);
        Verdicts.Written(verdict.Refusal!).ShouldBe($"targets.{expected}");
    }

    [Fact]
    public void The_parts_of_an_e_mail_address_have_their_lengths()
    {
        Code($"{new string('a', 64)}@example.org").ShouldBeNull();
        Code($"{new string('a', 65)}@example.org").ShouldBe("targets.bad-part");
        Code($"a@{new string('b', 63)}.org").ShouldBeNull();
        Code($"a@{new string('b', 64)}.org").ShouldBe("targets.bad-part");
        Code($"a@{string.Join('.', Enumerable.Repeat("abcdefghi", 30))}.org").ShouldBe("targets.bad-length");

        static string? Code(string typed) => Identifier.Check(typed).Refusal?.Code;
    }

    [Theory]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae")]
    [InlineData("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")]
    [InlineData("So11111111111111111111111111111111111111112")]
    [InlineData("r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59")]
    public void An_address_is_judged_as_everywhere_else(string typed)
    {
        var (here, there) = (Identifier.Check(typed), Address.Check(typed));

        (here.Standing, here.Family, here.Normal, here.Caution).ShouldBe((there.Standing, there.Family, there.Normal, there.Caution));
        (here.Refusal is null ? null : Verdicts.Written(here.Refusal)).ShouldBe(there.Refusal is null ? null : Verdicts.Written(there.Refusal));
    }

    [Theory]
    [InlineData("jane@example.org", "Email")]
    [InlineData("+436601234567", "Phone")]
    [InlineData("06601234567", "Phone")]
    [InlineData("U-12345678", "Account")]
    [InlineData(Hash, "transaction hash")]
    public void Where_an_address_is_wanted_another_identifier_is_refused_and_named(string typed, string named) =>
        typed.ShouldBeRefused(AddressFamily.Unknown, $"unknown-format length={typed.Length} looks-like={named}");

    [Fact]
    public void Both_ways_of_writing_a_hash_are_one_target()
    {
        var lines = AddressLines.CheckIdentifiers($"{Hash}\n0x{Hash}\njane@EXAMPLE.org\njane@example.org\nJane@example.org");

        lines.Select(line => line.DuplicateOf).ShouldBe([null, 1, null, 3, null]);
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        foreach (var text in new[] { "@", "+", "-", ".", "@.", "U-", "0x", "a@b-", "@@@@", "+-", ".@-", "\uD800@a.b", new string('@', 100_000), new string('+', 100_000), new string('1', 100_000) })
            Identifier.Check(text).Standing.ShouldBe(AddressStanding.Refused, text.Length < 10 ? text : $"{text[0]}…");
    }
}
