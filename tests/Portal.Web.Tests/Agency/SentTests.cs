using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain.Requests;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Agency;

public sealed class SentTests
{
    [Theory, EveryEngine]
    public async Task The_page_says_who_owes_what_why_the_clock_stands_still_and_what_is_asked(Engine engine)
    {
        await using var scene = await Scene.SetAsync(engine);
        await scene.AskAsync("Which transfer is meant?");
        scene.Portal.Time.Advance(TimeSpan.FromMinutes(20));

        var page = await scene.Wire.GetAsync(scene.Path);

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Until you reply the work waits.");
        page.Text.ShouldContain("You owe a reply.");
        page.Text.ShouldContain("Which transfer is meant?");
        page.Text.ShouldContain("It stands still since 24 Nov 2026, 09:00 UTC, until you reply.");
        page.Text.ShouldContain("20 h, counted in working hours of Europe/Vienna");
        page.Text.ShouldContain("The operator asked you something");
        page.Raw.ShouldContain($"href=\"{scene.Path}/reply\"");
        page.Text.ShouldNotContain("Lindqvist");
    }

    [Theory, EveryEngine]
    public async Task A_reply_is_sent_from_its_page_and_stands_beside_the_question(Engine engine)
    {
        await using var scene = await Scene.SetAsync(engine);
        var question = await scene.AskAsync("Which transfer is meant?");
        scene.Portal.Time.Advance(TimeSpan.FromMinutes(20));
        (await scene.Wire.GetAsync($"{scene.Path}/reply")).Text.ShouldContain("Which transfer is meant?");

        (await scene.Wire.PostAsync($"{scene.Path}/reply", ("question", $"{question}"), ("Text", " "))).ShouldBlame("Text", "Nothing is written.");
        var sent = await scene.Wire.PostAsync($"{scene.Path}/reply", ("question", $"{question}"), ("Text", "The <second> one."));
        var again = await scene.Wire.PostAsync($"{scene.Path}/reply", ("question", $"{question}"), ("Text", "The <second> one."));

        sent.Location.ShouldBe($"{scene.Path}?done=replied");
        again.Location.ShouldBe(sent.Location, "a resent form is the same reply");
        var page = await scene.Wire.GetAsync(sent.Location!);
        page.Text.ShouldContain("Your reply is with the operator");
        page.Raw.ShouldContain("The &lt;second&gt; one.");
        page.Text.ShouldContain("It stood still from 24 Nov 2026, 09:00 UTC until 24 Nov 2026, 09:20 UTC (20 min).");
        (await scene.Wire.GetAsync($"{scene.Path}/reply")).Location.ShouldBe(scene.Path, "nothing is left to reply to");
    }

    [Fact]
    public async Task A_reply_that_comes_too_late_keeps_its_words_on_the_page()
    {
        await using var scene = await Scene.SetAsync();
        var question = await scene.AskAsync("Which?");
        await scene.Wire.GetAsync($"{scene.Path}/reply");
        await scene.Portal.GetAsync(new RetractQuestion(scene.Id, question), scene.Signe);

        var page = await scene.Wire.PostAsync($"{scene.Path}/reply", ("question", $"{question}"), ("Text", "Long thought about."));

        page.Status.ShouldBe(409);
        page.Text.ShouldContain("Nobody waits for a reply to this question any longer");
        page.Typed("Text").ShouldBe("Long thought about.");
    }

    [Theory, EveryEngine]
    public async Task Taking_back_says_that_holds_stay_and_wants_a_reason(Engine engine)
    {
        await using var scene = await Scene.SetAsync(engine);
        (await scene.Wire.GetAsync($"{scene.Path}/withdraw")).Text.ShouldContain("Holds that were placed stay as they are. Taking the request back lifts none of them");

        (await scene.Wire.PostAsync($"{scene.Path}/withdraw")).ShouldBlame("Reason", "Choose why you take the request back.");
        var sent = await scene.Wire.PostAsync($"{scene.Path}/withdraw", ("Reason", "case-closed"));

        var page = await scene.Wire.GetAsync(sent.Location!);
        page.Text.ShouldContain("The request was taken back.");
        page.Text.ShouldContain("You took this request back.");
        (await scene.Wire.GetAsync($"{scene.Path}/withdraw")).Location.ShouldBe(scene.Path);
    }

    [Theory, EveryEngine]
    public async Task Another_is_sent_in_its_place_and_each_names_the_other(Engine engine)
    {
        await using var scene = await Scene.SetAsync(engine);
        var offer = await scene.Wire.GetAsync($"{scene.Path}/replace");
        offer.Text.ShouldContain("This request goes on until the new one is sent");

        var begun = await scene.Wire.PostAsync($"{scene.Path}/replace", ("draft", offer.Typed("draft")), ("supersede", offer.Typed("supersede")));

        var draft = $"/agency/requests/{offer.Typed("draft")}";
        begun.Location.ShouldBe($"{draft}/draft");
        var check = await scene.Wire.GetAsync($"{draft}/check");
        check.Text.ShouldContain("it takes the place of this request, which then ends");
        (await scene.Wire.PostAsync($"{draft}/check", ("version", check.Typed("version")))).Location.ShouldBe($"{draft}/receipt");
        var earlier = await scene.Wire.GetAsync(scene.Path);
        earlier.Text.ShouldContain("You sent another request in place of this one.");
        earlier.Raw.ShouldContain($"href=\"{draft}\"");
        (await scene.Wire.GetAsync(draft)).Raw.ShouldContain($"href=\"{scene.Path}\"");
    }

    [Fact]
    public async Task What_was_taken_back_can_be_sent_once_more_with_all_it_said()
    {
        await using var scene = await Scene.SetAsync();
        await scene.Portal.GetAsync(new WithdrawRequest(scene.Id, "mistake"), scene.Johanna);
        var offer = await scene.Wire.GetAsync($"{scene.Path}/replace");
        (offer.Typed("supersede"), offer.Text.Contains("This request stays as it is.", StringComparison.Ordinal)).ShouldBe(("false", true));

        await scene.Wire.PostAsync($"{scene.Path}/replace", ("draft", offer.Typed("draft")), ("supersede", "false"));

        var draft = await scene.Portal.GetAsync(new GetDraft(RequestId.Parse(offer.Typed("draft"), null)), scene.Johanna);
        (draft.Complete, draft.Typed["CaseNumber"]).ShouldBe((true, "KR-2026/118"));
    }

    [Fact]
    public async Task A_form_that_was_opened_before_the_answer_came_begins_no_replacement()
    {
        await using var scene = await Scene.SetAsync();
        var offer = await scene.Wire.GetAsync($"{scene.Path}/replace");
        await scene.Portal.GetAsync(new WithdrawRequest(scene.Id, "mistake"), scene.Johanna);

        var page = await scene.Wire.PostAsync($"{scene.Path}/replace", ("draft", offer.Typed("draft")), ("supersede", "true"));

        (page.Status, scene.Portal.Database.Count("drafts")).ShouldBe((409, 0));
        page.Text.ShouldContain("Send it once more with changes");
    }

    [Fact]
    public async Task In_arabic_the_page_reads_from_right_to_left_and_leaves_no_key()
    {
        await using var scene = await Scene.SetAsync();
        await scene.AskAsync("Which?");
        await scene.Wire.GetAsync($"/language/ar?back={Uri.EscapeDataString(scene.Path)}");

        foreach (var path in new[] { "", "/reply", "/withdraw", "/replace" })
        {
            var page = await scene.Wire.GetAsync(scene.Path + path);
            page.Status.ShouldBe(200);
            page.Raw.ShouldContain("dir=\"rtl\"");
            page.Raw.ShouldNotContain("⟦");
        }
    }
}
