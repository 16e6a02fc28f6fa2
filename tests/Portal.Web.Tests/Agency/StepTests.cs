using Portal.Testing.Engines;

namespace Portal.Web.Tests.Agency;

public sealed class StepTests
{
    [Theory]
    [InlineData("case", "CaseNumber", "The case number is missing")]
    [InlineData("case", "Offence", "No offence is chosen")]
    [InlineData("entity", "Entity", "No legal entity is chosen")]
    [InlineData("instrument", "InstrumentKind", "The legal instrument is not chosen")]
    [InlineData("instrument", "InstrumentNumber", "The number of the instrument is missing")]
    [InlineData("instrument", "IssuingAuthority", "The issuing authority is missing")]
    [InlineData("instrument", "IssuedOn", "The date of issue is missing")]
    [InlineData("document", "Document", "The document is missing")]
    [InlineData("addresses", "Addresses", "No address is named")]
    [InlineData("amount", "Asset", "No asset is chosen")]
    [InlineData("amount", "Amount", "The amount is missing")]
    [InlineData("term", "TermDays", "The length of the freeze is missing")]
    [InlineData("urgency", "Urgency", "The urgency is not stated")]
    [InlineData("narrative", "Narrative", "The account of what happened is missing")]
    public async Task What_is_missing_is_said_beside_its_field_and_in_the_summary(string step, string field, string words)
    {
        await using var officer = await Applicant.BeginningAsync();

        (await officer.AnswerAsync(step)).ShouldBlame(field, words);
    }

    [Theory]
    [InlineData("amount", "Asset=BTC", "Amount", "1,5", "This is not an amount of BTC")]
    [InlineData("amount", "Asset=BTC", "Amount", "0", "This is not an amount of BTC")]
    [InlineData("amount", "Asset=NONE", "Asset", "NONE", "This choice is not in the list")]
    [InlineData("term", "", "TermDays", "thirty", "The length must be a whole number of days")]
    [InlineData("term", "", "TermDays", "91", "91 days are longer than this instrument allows. Enter 90 days or fewer.")]
    [InlineData("urgency", "Urgency=FundsInMotion", "UrgencyGround", " ", "The ground for urgency is missing")]
    [InlineData("instrument", "IssuedOn.Month=2", "IssuedOn", "", "This is not a date that exists")]
    [InlineData("instrument", "IssuedOn.Year=2027", "IssuedOn", "", "The date of issue is in the future")]
    [InlineData("case", "", "Statute", "a\u0001b", "“Provision” contains an invisible control character")]
    public async Task What_is_wrong_is_said_beside_its_field_and_stays_in_its_box(string step, string beside, string field, string typed, string words)
    {
        await using var officer = await Applicant.ReadyAsync();
        var answers = (await officer.StoredAsync()).Typed.ToDictionary();
        (answers["IssuedOn.Day"], answers["IssuedOn.Month"]) = ("30", "11");
        if (beside.Split('=') is [var other, var value])
            answers[other] = value;
        if (typed.Length > 0)
            answers[field] = typed;

        var page = await officer.AnswerAsync(step, [.. answers.Select(answer => (answer.Key, answer.Value))]);

        page.ShouldBlame(field, words);
        if (typed.Length > 0 && field != "Asset")
            page.Typed(field).ShouldBe(typed);
    }

    [Theory, EveryEngine]
    public async Task What_was_typed_comes_back_exactly_as_it_was_typed(Engine engine)
    {
        await using var officer = await Applicant.BeginningAsync(engine);
        const string Odd = "  <script>alert('x')</script> & \"ü\" \u200F٢٠٢٦ ";

        await officer.AnswerAsync("case", ("CaseNumber", Odd), ("Statute", "\tتجربة  "));
        await officer.AnswerAsync("narrative", ("Narrative", "\r\n  " + Odd + "\r\n\r\n</textarea><b>"));
        await officer.AnswerAsync("instrument", ("IssuedOn.Day", " ٢٠"), ("IssuedOn.Month", "١١"), ("IssuedOn.Year", "٢٠٢٦"));

        var page = await officer.OpenAsync("case");
        page.Typed("CaseNumber").ShouldBe(Odd);
        page.Typed("Statute").ShouldBe("\tتجربة  ");
        page.Raw.ShouldNotContain("<script>alert");
        page.Raw.ShouldContain("&lt;script&gt;alert");
        var narrative = await officer.OpenAsync("narrative");
        narrative.Typed("Narrative").ShouldBe("\r\n  " + Odd + "\r\n\r\n</textarea><b>");
        narrative.Raw.ShouldNotContain("<b>");
        var date = await officer.OpenAsync("instrument");
        (date.Typed("IssuedOn.Day"), date.Typed("IssuedOn.Month"), date.Typed("IssuedOn.Year")).ShouldBe((" ٢٠", "١١", "٢٠٢٦"));
        (await officer.StoredAsync("CaseNumber")).ShouldBe(Odd);
    }

    [Theory, EveryEngine]
    public async Task A_null_character_is_refused_and_no_fault_whichever_way_it_comes(Engine engine)
    {
        await using var officer = await Applicant.BeginningAsync(engine);

        var unread = await officer.AnswerAsync("case", ("CaseNumber", "KR\02026"));
        var page = await officer.Wire.UploadAsync(officer.Step("case"), "none.pdf", [], ("CaseNumber", "KR\02026"), ("Offence", "fraud"));

        unread.Status.ShouldBe(400);
        unread.Text.ShouldContain("This page could not read what was sent");
        page.ShouldBlame("CaseNumber", "invisible control character");
    }

    [Fact]
    public async Task Arabic_digits_are_read_as_the_numbers_they_are()
    {
        await using var officer = await Applicant.ReadyAsync();

        (await officer.AnswerAsync("amount", ("Asset", "BTC"), ("Amount", "١٫٥"))).Location.ShouldBe(officer.Step("term"));
        (await officer.AnswerAsync("term", ("TermDays", "٣٠"))).Location.ShouldBe(officer.Step("urgency"));
        (await officer.OpenAsync("amount")).Typed("Amount").ShouldBe("١٫٥");
    }

    [Theory, EveryEngine]
    public async Task Coming_back_later_keeps_an_answer_that_is_wrong(Engine engine)
    {
        await using var officer = await Applicant.ReadyAsync(engine);

        var left = await officer.AnswerAsync("term", ("TermDays", "thirty"), ("action", "later"));

        left.Location.ShouldBe($"{officer.Root}/draft");
        (await officer.OpenAsync("term")).Typed("TermDays").ShouldBe("thirty");
        (await officer.Wire.GetAsync($"{officer.Root}/draft")).Text.ShouldContain("How long Needs attention");
    }

    [Theory]
    [InlineData("narrative", "Narrative")]
    [InlineData("addresses", "Addresses")]
    public async Task A_text_larger_than_a_step_can_hold_is_not_stored_and_not_lost(string step, string field)
    {
        await using var officer = await Applicant.ReadyAsync();
        var before = await officer.StoredAsync(field);
        var text = string.Concat(Enumerable.Repeat("much too long ", 43_000));

        foreach (var action in new[] { "continue", "later" })
        {
            var page = await officer.AnswerAsync(step, (field, text), ("action", action));
            page.ShouldBlame(field, "More text was sent than one step can hold");
            page.Typed(field).ShouldBe(text);
        }

        (await officer.StoredAsync(field)).ShouldBe(before);
    }

    [Theory, EveryEngine]
    public async Task Autosave_keeps_and_judges_nothing(Engine engine)
    {
        await using var officer = await Applicant.BeginningAsync(engine);
        var page = await officer.OpenAsync("case");
        page.Raw.ShouldContain($"data-autosave=\"{officer.Step("case")}?handler=autosave\"");

        var kept = await officer.Wire.PostAsync($"{officer.Step("case")}?handler=autosave", ("CaseNumber", "KR-20"), ("Offence", "nonsense"));

        kept.Status.ShouldBe(204);
        kept.Raw.ShouldBe("");
        (await officer.StoredAsync("CaseNumber")).ShouldBe("KR-20");
        (await officer.Wire.PostAsync($"{officer.Step("narrative")}?handler=autosave", ("Narrative", new string('x', 600_001)))).Status.ShouldBe(422);
        (await officer.Wire.PostAsync($"{officer.Step("nonsense")}?handler=autosave")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_step_takes_only_what_it_asks_for()
    {
        await using var officer = await Applicant.ReadyAsync();
        var before = await officer.StoredAsync();

        await officer.AnswerAsync("term", ("TermDays", "10"), ("CaseNumber", "other"), ("Document", Guid.NewGuid().ToString()), ("Invented", "1"));
        await officer.AnswerAsync("document", ("Document", Guid.NewGuid().ToString()));

        var after = await officer.StoredAsync();
        after.Typed.Where(answer => answer.Key != "TermDays").OrderBy(answer => answer.Key)
            .ShouldBe(before.Typed.Where(answer => answer.Key != "TermDays").OrderBy(answer => answer.Key));
        after.Typed["TermDays"].ShouldBe("10");
    }

    [Fact]
    public async Task There_is_no_step_of_another_name()
    {
        await using var officer = await Applicant.ReadyAsync();

        foreach (var name in new[] { "nonsense", "Case", "case/more" })
        {
            (await officer.OpenAsync(name)).Status.ShouldBe(404);
            (await officer.AnswerAsync(name, ("CaseNumber", "x"))).Status.ShouldBe(404);
        }
    }

    [Fact]
    public async Task The_steps_lead_on_one_by_one_and_to_the_check_page_after_the_last()
    {
        await using var officer = await Applicant.ReadyAsync();
        string[] steps = ["case", "entity", "instrument", "document", "addresses", "amount", "term", "urgency", "narrative"];
        var answers = (await officer.StoredAsync()).Typed.Select(answer => (answer.Key, answer.Value)).ToArray();

        foreach (var (step, next) in steps.Zip([.. steps.Skip(1).Select(officer.Step), $"{officer.Root}/check"]))
        {
            (await officer.AnswerAsync(step, answers)).Location.ShouldBe(next);
            var returning = await officer.Wire.PostAsync($"{officer.Step(step)}?from=check", answers);
            returning.Location.ShouldBe($"{officer.Root}/check");
        }
    }

    [Fact]
    public async Task From_the_check_page_the_way_leads_back_there_even_after_a_mistake()
    {
        await using var officer = await Applicant.ReadyAsync();
        var check = await officer.Wire.GetAsync($"{officer.Root}/check");
        check.Raw.ShouldContain($"href=\"{officer.Step("term")}?from=check#TermDays\"");

        var wrong = await officer.Wire.PostAsync($"{officer.Step("term")}?from=check", ("TermDays", "x"));

        wrong.Status.ShouldBe(422);
        wrong.Raw.ShouldContain($"action=\"{officer.Step("term")}?from=check\"");
        wrong.Raw.ShouldContain($"href=\"{officer.Root}/check\"");
        (await officer.Wire.PostAsync($"{officer.Step("term")}?from=//evil.example", ("TermDays", "5"))).Location.ShouldBe(officer.Step("urgency"));
    }
}
