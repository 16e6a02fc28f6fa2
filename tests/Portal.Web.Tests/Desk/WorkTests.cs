using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Desk;

public sealed class WorkTests
{
    [Theory, EveryEngine]
    public async Task The_claimant_sees_what_to_look_at_and_finds_the_request_genuine(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var id = await ClaimedAsync(factory);
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");

        var page = await browser.GetAsync($"/desk/requests/{id}");
        page.Text.ShouldContain("Is it genuine?");
        page.Text.ShouldContain("the account is active");
        page.Text.ShouldMatch("Landespolizei Musterland, Cyberkriminalität *AT *: verified");
        var confirmed = await browser.PostAndFollowAsync($"/desk/requests/{id}?handler=Confirm");

        confirmed.Text.ShouldContain("The request was found genuine.");
        confirmed.Text.ShouldContain("In review");
        confirmed.Text.ShouldNotContain("Is it genuine?");
        confirmed.Text.ShouldContain("Ask the agency");
    }

    [Fact]
    public async Task Who_no_longer_stands_is_shown_so_and_there_is_no_button()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await ClaimedAsync(factory);
        factory.Portal.Database.Run("UPDATE agencies SET state = 'Suspended' WHERE country = 'AT'").ShouldBe(1);
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");

        var page = await browser.GetAsync($"/desk/requests/{id}");

        page.Text.ShouldContain(": suspended");
        page.Text.ShouldContain("the request cannot be found genuine");
        page.Html.ShouldNotContain("handler=Confirm");
        (await browser.PostAsync($"/desk/requests/{id}?handler=Confirm")).Status.ShouldBe(409);
    }

    [Theory, EveryEngine]
    public async Task A_question_is_asked_on_its_page_shown_in_the_case_and_taken_back(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var id = await InReviewAsync(factory);
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person("Signe Lindqvist"));
        var form = await wire.GetAsync($"/desk/requests/{id}/ask");

        (await wire.PostAsync($"/desk/requests/{id}/ask", ("question", form.Typed("question")), ("Text", ""))).ShouldBlame("Text", "Nothing is written.");
        (await wire.PostAsync($"/desk/requests/{id}/ask", ("question", form.Typed("question")), ("Text", new string('q', 4001)))).ShouldBlame("Text", "4,000 characters or fewer");
        var asked = await wire.PostAsync($"/desk/requests/{id}/ask", ("question", form.Typed("question")), ("Text", "Which <transfer>?"));
        (await wire.PostAsync($"/desk/requests/{id}/ask", ("question", form.Typed("question")), ("Text", "Which <transfer>?"))).Location.ShouldBe(asked.Location);

        factory.Portal.Time.Advance(TimeSpan.FromMinutes(20));
        var page = await wire.GetAsync(asked.Location!);
        page.Text.ShouldContain("The question is with the officer.");
        page.Raw.ShouldContain("Which &lt;transfer&gt;?");
        page.Text.ShouldContain("No reply yet: the agency owes one.");
        page.Text.ShouldContain("Stands still, less than 1 min used");
        page.Text.ShouldContain("Since 24 Nov 2026, 09:00 UTC: the agency owes a reply");
        page.Text.ShouldContain("Question 1 to the agency");
        (await wire.GetAsync($"/desk/requests/{id}/ask")).Location.ShouldBe($"/desk/requests/{id}", "one question at a time");

        var retracted = await wire.PostAsync($"/desk/requests/{id}?handler=Retract", ("question", page.Typed("question")));
        var after = await wire.GetAsync(retracted.Location!);
        after.Text.ShouldContain("The question was taken back.");
        after.Text.ShouldContain("Ended without a reply");
        after.Text.ShouldContain("From 24 Nov 2026, 09:00 UTC until 24 Nov 2026, 09:20 UTC, 20 min");
    }

    [Fact]
    public async Task A_reply_that_came_first_is_shown_instead_of_taking_back()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await InReviewAsync(factory);
        var question = await factory.Portal.AQuestionAsync(id, Signe(factory));
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");
        await browser.GetAsync($"/desk/requests/{id}");
        await factory.Portal.GetAsync(new ReplyToQuestion(id, question, "The second one."), factory.Portal.Person("Johanna Muster").AsActor());

        var page = await browser.PostAsync($"/desk/requests/{id}?handler=Retract", ("question", $"{question}"));

        page.Status.ShouldBe(409);
        page.Text.ShouldContain("Nobody waits for a reply to this question any longer");
        page.Text.ShouldContain("The second one.");
    }

    [Theory]
    [InlineData(Role.Manager, null), InlineData(Role.Auditor, null), InlineData(Role.Investigator, "worldwide")]
    public async Task Questions_and_replies_are_contents(Role role, string? team)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await InReviewAsync(factory);
        await factory.Portal.AQuestionAsync(id, Signe(factory), "MARK-question");
        using var browser = await factory.SignInAsync(role, team);

        var page = await browser.GetAsync($"/desk/requests/{id}");

        page.Html.ShouldNotContain("MARK-question");
        page.Text.ShouldContain("Question 1 to the agency", Case.Sensitive, "that something was asked is no secret");
        (await browser.GetAsync($"/desk/requests/{id}/ask")).Location.ShouldBe($"/desk/requests/{id}");
    }

    [Fact]
    public async Task Whoever_does_not_have_the_request_has_no_buttons_and_changes_nothing()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await ClaimedAsync(factory);
        using var browser = await factory.SignInAsync(Role.Approver);
        var entries = factory.Portal.Database.Count("ledger_entries");

        (await browser.GetAsync($"/desk/requests/{id}")).Text.ShouldNotContain("Is it genuine?");
        (await browser.PostAsync($"/desk/requests/{id}?handler=Confirm")).Status.ShouldBe(409);
        (await browser.PostAsync($"/desk/requests/{id}/ask", ("question", $"{Guid.NewGuid()}"), ("Text", "?"))).Status.ShouldBe(409);

        factory.Portal.Database.Count("ledger_entries").ShouldBe(entries);
    }

    [Fact]
    public async Task In_arabic_no_key_is_left()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var (claimed, asked) = (await ClaimedAsync(factory), await InReviewAsync(factory));
        await factory.Portal.AQuestionAsync(asked, Signe(factory));
        using var browser = await factory.SignInAsync(Role.Investigator, "europe");
        await browser.GetAsync("/language/ar?back=%2F");

        foreach (var path in new[] { $"/desk/requests/{claimed}", $"/desk/requests/{asked}", "/desk/queue?view=Done&team=all" })
        {
            var page = await browser.GetAsync(path);
            (page.Status, page.Html.Contains('⟦')).ShouldBe((200, false), path);
        }
    }

    private static Actor Signe(PortalFactory factory) => factory.Portal.Person("Signe Lindqvist").AsActor("demo");

    private static Task<RequestId> InReviewAsync(PortalFactory factory) => factory.Portal.AFreezeInReviewAsync(factory.Portal.Person("Johanna Muster").AsActor("demo"), Signe(factory));

    private static async Task<RequestId> ClaimedAsync(PortalFactory factory)
    {
        var id = await factory.Portal.ASubmittedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor("demo"));
        await factory.Portal.GetAsync(new ClaimRequest(id), Signe(factory));
        return id;
    }
}
