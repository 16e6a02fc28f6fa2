using System.Text.RegularExpressions;
using Portal.Application.Packets;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Desk.Answers;

/// <summary>The rows that an answer produces, and what follows one that was called back.</summary>
public sealed class ProducedAndReplacedTests
{
    private const string Signe = "Signe Lindqvist";

    [Theory, EveryEngine]
    public async Task Whoever_decides_sees_the_rows_that_are_produced_and_can_page_through_them(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        var request = await factory.Portal.AVerifiedDataRequestAsync(Actor(factory, "Johanna Muster"), Actor(factory, Signe));
        var answer = await factory.Portal.AnAnswerAsync(request, Actor(factory, Signe));
        var file = await factory.Portal.ADataFileAsync(request, answer, Actor(factory, Signe), Given.ManyDeposits(Given.Target(1), 45));
        var rows = $"/desk/requests/{request}/answers/{answer}/files/{file}/rows";
        using var daniel = await factory.SignInAsync(factory.Portal.Person("Daniel Ferreira"));

        var review = await daniel.GetAsync($"/desk/requests/{request}/answers/{answer}/review");
        var second = await daniel.GetAsync($"{rows}?at=2");
        var last = await daniel.GetAsync($"{rows}?at=3");

        review.Text.ShouldContain("What is produced");
        review.Text.ShouldContain("rows 1 to 20 of 45");
        review.Html.ShouldContain("<bdi>R-20, \"quoted\"</bdi>");
        review.Html.ShouldNotContain("R-21,");
        review.Html.ShouldContain($"<a href=\"{rows}?at=2\">Show 25 more rows</a>");
        second.Text.ShouldContain("rows 21 to 40 of 45");
        second.Html.ShouldContain($"href=\"{rows}?at=1\"");
        second.Html.ShouldContain($"href=\"{rows}?at=3\"");
        last.Html.ShouldContain("<bdi>R-45, \"quoted\"</bdi>");
        last.Html.ShouldNotContain("pager-next");
        foreach (var name in new[] { "Marguerite Stone", "Ingrid Solheim", "Michael Okafor", "Johanna Muster" })
        {
            using var browser = await factory.SignInAsync(factory.Portal.Person(name));
            (await browser.GetAsync(rows)).Status.ShouldBe(404, name);
        }
    }

    [Fact]
    public async Task In_the_place_of_an_answer_that_was_called_back_a_new_one_is_offered_and_the_officer_reads_that_it_follows()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var request = await factory.Portal.AReviewedRequestAsync();
        var first = await factory.Portal.ADisclosedAnswerAsync(request);
        using var signe = await factory.SignInAsync(factory.Portal.Person(Signe));
        using var johanna = await factory.SignInAsync(factory.Portal.Person("Johanna Muster"));
        (await signe.GetAsync($"/desk/requests/{request}")).Text.ShouldNotContain("Prepare a");
        await factory.Portal.GetAsync(new RevokePacket(request, first, "wrong-contents"), factory.Portal.Present("Helen Park"));

        var offered = await signe.GetAsync($"/desk/requests/{request}");
        var before = await johanna.GetAsync($"/agency/requests/{request}");
        var form = await signe.GetAsync($"/desk/requests/{request}/answers/new");
        var refused = await signe.PostAsync($"/desk/requests/{request}/answers/new", ("answer", Hidden(form, "answer")), ("Kind", "Interim"), ("Language", "en"));
        var begun = await signe.PostAndFollowAsync($"/desk/requests/{request}/answers/new", ("answer", Hidden(form, "answer")), ("Kind", "Final"), ("Language", "en"));
        var after = await johanna.GetAsync($"/agency/requests/{request}");

        offered.Text.ShouldContain("Prepare a new answer");
        before.Text.ShouldContain("It was called back");
        form.Html.ShouldNotContain("value=\"Interim\"");
        refused.Status.ShouldBe(422);
        refused.Text.ShouldContain("In the place of a final answer that was called back goes another final answer or a decline.");
        begun.Text.ShouldContain("Answer 2: Final answer");
        after.Text.ShouldContain("The operator withdrew it");
        after.Text.ShouldContain("A new answer is being written and follows here.");
    }

    private static Actor Actor(PortalFactory factory, string name) => factory.Portal.Person(name).AsActor("demo");

    private static string Hidden(Answer page, string name) => Regex.Match(page.Html, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value;
}
