using Portal.Application.Clocks;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Clocks;
using Portal.Domain.Questions;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Questions;

public sealed class QuestionTests
{
    [Theory, EveryEngine]
    public async Task A_question_and_its_reply_are_kept_told_and_taken_out_of_the_time(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var due = (await RespondAsync(portal, id)).DueAt;
        portal.Time.Advance(TimeSpan.FromHours(1));
        var question = await portal.AQuestionAsync(id, portal.Signe(), "  Which transfer is meant?\r\nThe first?  ");
        portal.Time.Advance(TimeSpan.FromHours(3));
        (await RespondAsync(portal, id)).Used.ShouldBe(TimeSpan.FromHours(1));
        (await portal.GetAsync(new RaiseDueAlarms(), Actor.Portal)).Count.ShouldBe(3, "of the hold's clock, which runs on");

        await portal.GetAsync(new ReplyToQuestion(id, question, "The second."), portal.Johanna());

        var clock = await RespondAsync(portal, id);
        (clock.DueAt, clock.PausedAt).ShouldBe((due.AddHours(3), null));
        clock.Pauses.ShouldHaveSingleItem().ShouldBe(new ClockPause(portal.Time.GetUtcNow().AddHours(-3), portal.Time.GetUtcNow()));
        var line = (await portal.GetAsync(new GetCaseWork(id), portal.Signe())).Questions.ShouldHaveSingleItem();
        (line.Text, line.AskedBy, line.Answer, line.RepliedBy, line.Standing).ShouldBe(
            ("Which transfer is meant?\r\nThe first?", "Signe Lindqvist", "The second.", "Johanna Muster", QuestionStanding.Replied));
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        (await portal.GetAsync(new ListNotices(), portal.Johanna())).Select(notice => notice.Topic).ShouldBe(["received", "taken", "asked"], ignoreOrder: true);
        (await portal.GetAsync(new ListNotices(), portal.Signe())).Select(notice => notice.Topic).ShouldContain("replied");
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task A_resent_form_asks_once_and_replies_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var question = new QuestionId(Guid.NewGuid());

        var asked = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.SendAsync(new AskAgency(id, question, "Which?"), portal.Signe())));
        portal.Time.Advance(TimeSpan.FromMinutes(1));
        var replied = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.SendAsync(new ReplyToQuestion(id, question, "This."), portal.Johanna())));

        asked.ShouldAllBe(result => result.Succeeded);
        replied.ShouldAllBe(result => result.Succeeded);
        (Events(portal, "questions.asked"), Events(portal, "questions.replied"), Events(portal, "clocks.resumed")).ShouldBe((1, 1, 1));
        (await portal.SendAsync(new ReplyToQuestion(id, question, "Another."), portal.Johanna())).Refusals.Said().ShouldBe(["questions.ended"]);
        (await portal.GetAsync(new GetMyRequest(id), portal.Johanna())).Questions.ShouldHaveSingleItem().Answer.ShouldBe("This.");
    }

    [Theory, EveryEngine]
    public async Task Of_reply_and_retraction_at_once_one_happens(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        for (var round = 0; round < 6; round++)
        {
            portal.Time.Advance(TimeSpan.FromMinutes(1));
            var question = await portal.AQuestionAsync(id, portal.Signe());
            portal.Time.Advance(TimeSpan.FromMinutes(1));

            var reply = portal.SendAsync(new ReplyToQuestion(id, question, "This."), portal.Johanna());
            var retraction = portal.SendAsync(new RetractQuestion(id, question), portal.Signe());
            var (replied, retracted) = (await reply, await retraction);

            (replied.Succeeded ^ retracted.Succeeded).ShouldBeTrue($"round {round}");
            (replied.Succeeded ? retracted : replied).Refusals.Said().ShouldBe(["questions.ended"]);
            var line = (await portal.GetAsync(new GetCaseWork(id), portal.Signe())).Questions[^1];
            line.Standing.ShouldBe(replied.Succeeded ? QuestionStanding.Replied : QuestionStanding.Ended);
            (await RespondAsync(portal, id)).PausedAt.ShouldBeNull();
        }

        (Events(portal, "questions.replied") + Events(portal, "questions.retracted"), Events(portal, "clocks.resumed")).ShouldBe((6, 6));
    }

    [Theory, EveryEngine]
    public async Task The_officer_is_told_that_a_question_was_taken_back(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var question = await portal.AQuestionAsync(id, portal.Signe());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        portal.Time.Advance(TimeSpan.FromMinutes(1));

        await portal.GetAsync(new RetractQuestion(id, question), portal.Signe());
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);

        (await portal.GetAsync(new ListNotices(), portal.Johanna())).Select(notice => notice.Topic).First().ShouldBe("question-retracted");
    }

    [Theory, EveryEngine]
    public async Task Questions_of_one_request_reach_no_other(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (id, other) = (await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe()), await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe()));
        var question = await portal.AQuestionAsync(id, portal.Signe());

        (await portal.SendAsync(new AskAgency(other, question, "Again?"), portal.Signe())).Refusals.Said().ShouldBe(["requests.not-found"]);
        (await portal.SendAsync(new ReplyToQuestion(other, question, "There."), portal.Johanna())).Refusals.Said().ShouldBe(["requests.not-found"]);
        (await portal.SendAsync(new RetractQuestion(other, question), portal.Signe())).Refusals.Said().ShouldBe(["requests.not-found"]);
        portal.Database.Count("questions").ShouldBe(1);
    }

    [Theory]
    [InlineData("Lukas Beispiel"), InlineData("Renate Vorlage"), InlineData("見本 花子"), InlineData("Signe Lindqvist"), InlineData("Helen Park"), InlineData("Marguerite Stone")]
    public async Task Nobody_but_the_officer_replies(string name)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var question = await portal.AQuestionAsync(id, portal.Signe());

        (await portal.SendAsync(new ReplyToQuestion(id, question, "Mine."), portal.Person(name).AsActor())).Refusals.ShouldBe([RequestErrors.NotFound]);

        (await portal.GetAsync(new GetMyRequest(id), portal.Johanna())).Open!.Answer.ShouldBe("");
    }

    [Theory]
    [InlineData("", "questions.no-words"), InlineData(" \r\n\t", "questions.no-words"), InlineData("a\0b", "form.control-character"), InlineData("a\u0085b", "form.control-character")]
    [InlineData("exe.\u202Efdp", "form.hidden-character"), InlineData("\u2066turned\u2069", "form.hidden-character"), InlineData("marked \u200F", "form.hidden-character"), InlineData("12\u200B44", "form.hidden-character")]
    public async Task Words_that_are_none_are_refused_beside_their_field(string text, string code)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        (await portal.SendAsync(new AskAgency(id, new(Guid.NewGuid()), text), portal.Signe())).Refusals.Said().ShouldBe([$"Text: {code}"]);
        var question = await portal.AQuestionAsync(id, portal.Signe(), new string('q', Question.MaxCharacters));

        (await portal.SendAsync(new ReplyToQuestion(id, question, text), portal.Johanna())).Refusals.Said().ShouldBe([$"Text: {code}"]);
        (await portal.SendAsync(new ReplyToQuestion(id, question, new string('a', Question.MaxCharacters + 1)), portal.Johanna())).Refusals.Said().ShouldBe(["Text: form.too-long"]);

        (await portal.SendAsync(new ReplyToQuestion(id, question, new string('a', Question.MaxCharacters)), portal.Johanna())).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task The_agency_is_told_what_happened_and_no_name_of_the_desk()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var id = await portal.AFreezeInReviewAsync(portal.Johanna(), portal.Signe());
        var question = await portal.AQuestionAsync(id, portal.Signe());
        await portal.GetAsync(new ReplyToQuestion(id, question, "This."), portal.Johanna());

        var page = await portal.GetAsync(new GetMyRequest(id), portal.Johanna());

        page.Timeline.Select(line => (line.Event, line.By)).ShouldBe(
            [("requests.freeze-submitted", "Johanna Muster"), ("requests.claimed", null), ("requests.verified", null), ("questions.asked", null), ("questions.replied", "Johanna Muster")]);
        page.Questions.ShouldHaveSingleItem().AskedBy.ShouldBeNull();
        page.Header.ClaimedBy.ShouldBeNull();
    }

    private static async Task<ClockView> RespondAsync(TestPortal portal, RequestId id) =>
        (await portal.GetAsync(new GetMyRequest(id), portal.Johanna())).Clocks.Single(clock => clock.Name == ClockName.Respond);

    private static long Events(TestPortal portal, string name) => portal.Database.Count($"ledger_entries WHERE event = '{name}'");
}
