using System.Text.RegularExpressions;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Agency;

public sealed class AddressTests
{
    private const string Bitcoin = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private const string Solana = "4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T";

    [Theory, EveryEngine]
    public async Task Of_a_thousand_lines_with_forty_broken_each_has_its_verdict(Engine engine)
    {
        await using var officer = await Applicant.ReadyAsync(engine);
        var lines = Enumerable.Range(1, 1000).Select(line => line % 25 == 0 ? $"0x{line:x39}" : $"0x{line:x40}").ToList();
        var pasted = string.Join("\r\n", lines);

        var page = await officer.AnswerAsync("addresses", ("Addresses", pasted), ("action", "check"));

        page.Status.ShouldBe(422);
        Rows(page).ShouldBe(Enumerable.Range(1, 1000).Select(line => line % 25 == 0 ? $"{line} refused" : $"{line} ok"));
        page.Text.ShouldContain("1,000 lines: 960 valid, 0 to compare by hand, 0 repeated, 40 that cannot be used.");
        page.Typed("Addresses").ShouldBe(pasted);
        page.ShouldBlame("Addresses", "Line 25: ");
        page.Text.ShouldContain("And 35 more problems with this answer");
    }

    [Fact]
    public async Task One_address_is_added_to_the_others_and_its_box_is_empty_again()
    {
        await using var officer = await Applicant.BeginningAsync();

        await officer.AnswerAsync("addresses", ("AddressToAdd", Bitcoin), ("action", "add"));
        var page = await officer.AnswerAsync("addresses", ("Addresses", Bitcoin), ("AddressToAdd", " 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy\t"), ("action", "add"));

        page.Status.ShouldBe(200);
        page.Typed("Addresses").Trim().ShouldBe(Given.Addresses);
        page.Typed("AddressToAdd").ShouldBe("");
        Rows(page).ShouldBe(["1 ok", "2 ok"]);
    }

    [Fact]
    public async Task An_address_in_the_box_for_one_is_not_lost_when_the_form_goes_on()
    {
        await using var officer = await Applicant.BeginningAsync();

        var sent = await officer.AnswerAsync("addresses", ("Addresses", ""), ("AddressToAdd", Bitcoin), ("action", "continue"));

        sent.Status.ShouldBe(302);
        (await officer.StoredAsync("Addresses")).ShouldBe(Bitcoin);
    }

    [Fact]
    public async Task A_hidden_character_at_the_end_of_the_address_to_add_is_named_and_not_cut_off()
    {
        await using var officer = await Applicant.BeginningAsync();

        var page = await officer.AnswerAsync("addresses", ("AddressToAdd", Bitcoin + "\u00A0"), ("action", "add"));

        page.ShouldBlame("Addresses", "A character that cannot be seen (U+00A0) stands at position 35");
    }

    [Fact]
    public async Task A_line_is_named_by_the_number_it_has_in_the_box_and_a_character_by_its_place_in_the_line()
    {
        await using var officer = await Applicant.BeginningAsync();

        var page = await officer.AnswerAsync("addresses", ("Addresses", $"\r\n\r\n  1A1zP\u200B1eP5QGefi2DMPTfTL5SLmv7DivfNa\r\n{Bitcoin}\u00A0"));

        page.ShouldBlame("Addresses", "Line 3: A character that cannot be seen (U+200B) stands at position 8");
        page.ShouldBlame("Addresses", "Line 4: A character that cannot be seen (U+00A0) stands at position 35");
        page.Text.ShouldContain($"Compare {Bitcoin} with your source");
        Rows(page).ShouldBe(["3 refused", "4 refused"]);
    }

    [Fact]
    public async Task A_repeated_line_says_which_line_it_repeats_and_stops_nobody()
    {
        await using var officer = await Applicant.BeginningAsync();

        var page = await officer.AnswerAsync("addresses", ("Addresses", $"{Bitcoin}\n\n {Bitcoin} "), ("action", "check"));

        page.Status.ShouldBe(200);
        Rows(page).ShouldBe(["1 ok", "3 duplicate"]);
        page.Text.ShouldContain("Same as line 1");
        page.Text.ShouldContain("2 lines: 1 valid, 0 to compare by hand, 1 repeated, 0 that cannot be used.");
    }

    [Theory, EveryEngine]
    public async Task Only_an_address_without_a_checksum_asks_for_a_comparison_and_it_must_be_stated(Engine engine)
    {
        await using var officer = await Applicant.ReadyAsync(engine, answers => answers["Asset"] = "USDT");
        const string Box = "name=\"AddressesConfirmed\"";
        (await officer.OpenAsync("addresses")).Raw.ShouldNotContain(Box);

        var asked = await officer.AnswerAsync("addresses", ("Addresses", $"{Bitcoin}\n{Solana}"), ("action", "continue"));
        asked.ShouldBlame("AddressesConfirmed", "Some lines carry no checksum");
        asked.Raw.ShouldContain(Box);
        Rows(asked).ShouldBe(["1 ok", "2 confirm"]);
        var check = await officer.Wire.GetAsync($"{officer.Root}/check");
        check.Raw.ShouldContain("<a href=\"#AddressesConfirmed\">");
        check.Raw.ShouldContain("id=\"AddressesConfirmed\"");
        check.Raw.ShouldNotContain("name=\"version\"");

        var ticked = await officer.AnswerAsync("addresses", ("Addresses", $"{Bitcoin}\n{Solana}"), ("AddressesConfirmed", "true"));
        ticked.Status.ShouldBe(302);
        (await officer.OpenAsync("addresses")).Ticked("AddressesConfirmed").ShouldBeTrue();
        var unticked = await officer.AnswerAsync("addresses", ("Addresses", $"{Bitcoin}\n{Solana}"));
        unticked.ShouldBlame("AddressesConfirmed", "tick the box");
        unticked.Ticked("AddressesConfirmed").ShouldBeFalse();
    }

    [Fact]
    public async Task A_tick_does_not_outlive_the_address_it_was_made_for()
    {
        await using var officer = await Applicant.ReadyAsync(change: answers => answers["Asset"] = "USDT");
        await officer.AnswerAsync("addresses", ("Addresses", Solana), ("AddressesConfirmed", "true"));

        await officer.AnswerAsync("addresses", ("Addresses", Bitcoin), ("AddressesConfirmed", "true"));

        (await officer.OpenAsync("addresses")).Raw.ShouldNotContain("name=\"AddressesConfirmed\"");
        (await officer.AnswerAsync("addresses", ("Addresses", Solana))).ShouldBlame("AddressesConfirmed", "tick the box");
    }

    [Fact]
    public async Task Lines_that_are_being_typed_get_verdicts_and_nothing_is_stored()
    {
        await using var officer = await Applicant.ReadyAsync();
        var before = await officer.StoredAsync();

        var rows = await officer.Wire.PostAsync($"{officer.Step("addresses")}?handler=lines", ("Addresses", $"{Bitcoin}\r\nnonsense\r\n<script>x</script>"));

        rows.Status.ShouldBe(200);
        Rows(rows).ShouldBe(["1 ok", "2 refused", "3 refused"]);
        rows.Raw.ShouldNotContain("<script>");
        rows.Raw.ShouldNotContain("<html");
        var after = await officer.StoredAsync();
        (after.Version, after.Typed["Addresses"]).ShouldBe((before.Version, before.Typed["Addresses"]));
    }

    /// <summary>Number and mark of each row of the verdicts.</summary>
    private static IEnumerable<string> Rows(Reply page) =>
        Regex.Matches(page.Raw, "<tr>\\s*<td class=\"num\">(?<line>[0-9,]+)</td>(?<rest>.*?)</tr>", RegexOptions.Singleline)
            .Select(row => $"{row.Groups["line"].Value.Replace(",", "")} {MarkOf(row.Groups["rest"].Value)}");

    private static string MarkOf(string row) =>
        row.Contains("Cannot be used") ? "refused" : row.Contains("Same as line") ? "duplicate" : row.Contains("Compare by hand") ? "confirm" : row.Contains("Valid") ? "ok" : row;
}
