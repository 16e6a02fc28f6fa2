using Portal.Domain.Targets;

namespace Portal.Domain.Tests.Targets;

public sealed class AddressLinesTests
{
    [Fact]
    public void Every_line_that_is_not_blank_gets_its_verdict_under_its_own_number()
    {
        var verdicts = AddressLines.Check("\n 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\t\r\n \t\r\u00A0\rnonsense\n\n0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");

        verdicts.Select(line => (line.Line, line.Typed, line.Verdict.Standing)).ShouldBe(
        [
            (2, " 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\t", AddressStanding.Ok),
            (4, "\u00A0", AddressStanding.Refused),
            (5, "nonsense", AddressStanding.Refused),
            (7, "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", AddressStanding.Ok),
        ]);
    }

    [Fact]
    public void The_same_address_in_another_writing_is_a_duplicate_of_the_first()
    {
        var verdicts = AddressLines.Check(
            """
            0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed
            TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t
            0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
            41a614f803b6fd780986a42c78ec9c7f77e6ded13c
            0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED
            """);

        verdicts.Select(line => line.DuplicateOf).ShouldBe([null, null, 1, 2, 1]);
    }

    [Fact]
    public void Two_tags_of_one_account_are_two_customers()
    {
        var verdicts = AddressLines.Check(
            """
            X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu
            X7AcgcsBL6XDcUb289X4mJ8djcdyKaGo2K5VpXpmCqbV2gS
            X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ
            r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59
            X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu
            """);

        verdicts.Select(line => line.DuplicateOf).ShouldBe([null, null, null, 3, 1]);
    }

    [Fact]
    public void A_refused_line_is_nobodys_duplicate() =>
        AddressLines.Check("nonsense\nnonsense").ShouldAllBe(line => line.DuplicateOf == null);

    [Fact]
    public void An_empty_paste_has_no_lines() => AddressLines.Check("").ShouldBeEmpty();
}
