using Microsoft.Extensions.DependencyInjection;
using Portal.Testing.Engines;
using Portal.Web.Ui;

namespace Portal.Web.Tests.Doors;

public sealed class ErrorPageTests
{
    private const string NumberWords = "Number of this event";

    [Theory]
    [InlineData("400", 400, "This page could not read what was sent", "تعذّرت قراءة ما تم إرساله")]
    [InlineData("403", 404, "Page not found", "الصفحة غير موجودة")]
    [InlineData("404", 404, "Page not found", "الصفحة غير موجودة")]
    [InlineData("405", 404, "Page not found", "الصفحة غير موجودة")]
    [InlineData("409", 409, "Somebody else was faster", "سبقك غيرك")]
    [InlineData("413", 413, "What was sent is too large", "ما أُرسل أكبر مما يمكن استقباله")]
    [InlineData("429", 429, "Too many tries at once", "محاولات كثيرة في وقت واحد")]
    [InlineData("500", 500, "Something went wrong on our side", "حدث خلل من جانبنا")]
    [InlineData("503", 503, "The portal cannot be reached at the moment", "تعذّر الوصول إلى البوابة الآن")]
    public async Task Each_failure_says_in_its_own_words_what_to_do(string code, int status, string english, string arabic)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var nobody = Wire.To(factory);

        var page = await nobody.GetAsync($"/error/{code}");
        nobody.Cookies["lang"] = "ar";
        var other = await nobody.GetAsync($"/error/{code}");

        (page.Status, other.Status).ShouldBe((status, status));
        page.Text.ShouldContain(english);
        page.Text.ShouldNotContain("⟦");
        other.Raw.ShouldContain("dir=\"rtl\"");
        other.Text.ShouldContain(arabic);
        other.Text.ShouldNotContain("⟦");
        page.Text.Contains(NumberWords, StringComparison.Ordinal).ShouldBe(status >= 500, "whatever is not a fault looks the same to everybody");
        page.Headers.ContainsKey("Retry-After").ShouldBe(status is 429 or 503);
    }

    [Theory, EveryEngine]
    public async Task A_form_that_met_a_fault_is_still_there_and_goes_through_when_it_is_sent_again(Engine engine)
    {
        await using var officer = await Agency.Applicant.ReadyAsync(engine);
        var database = officer.Factory.Portal.Database;
        officer.Wire.Headers.Add(("Origin", officer.Wire.Home.GetLeftPart(UriPartial.Authority)));
        await officer.OpenAsync("narrative");
        database.Run("ALTER TABLE ledger_head RENAME TO lost");
        database.Run("ALTER TABLE drafts RENAME TO drafts_lost");

        var fault = await officer.AnswerAsync("narrative", ("Narrative", "Long \"thought\" about."));
        database.Run("ALTER TABLE drafts_lost RENAME TO drafts");
        database.Run("ALTER TABLE lost RENAME TO ledger_head");
        var again = await officer.AnswerAsync("narrative", ("Narrative", fault.Typed("Narrative")));

        fault.Status.ShouldBe(500);
        fault.Text.ShouldContain("What you typed is still on this page.");
        fault.Raw.ShouldContain($"action=\"{officer.Step("narrative")}\"");
        fault.Typed("Narrative").ShouldBe("Long \"thought\" about.");
        again.Status.ShouldBe(302, again.Text);
        (await officer.StoredAsync("Narrative")).ShouldBe("Long \"thought\" about.");
    }

    [Fact]
    public async Task While_the_database_is_away_the_answer_is_a_503_that_says_when_to_come_back()
    {
        var faults = new Faults { In = "ListMyRequests", Failure = new InvalidOperationException("JANE ROE", new Faults.AwayException()) };
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite, faults.AddTo);
        using var officer = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));

        var page = await officer.GetAsync("/agency/requests");

        (page.Status, page.Headers["Retry-After"]).ShouldBe((503, "60"));
        page.Text.ShouldContain("The portal cannot be reached at the moment");
        page.Raw.ShouldContain(page.Headers["X-Correlation-Id"]);
    }

    [Theory]
    [InlineData(false, 500), InlineData(true, 503)]
    public async Task When_the_error_page_itself_cannot_be_drawn_a_page_without_anything_behind_it_says_the_number(bool away, int status)
    {
        Exception failure = away ? new Faults.AwayException() : new InvalidOperationException("JANE ROE");
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite, services => services.AddScoped<IVisitorSource>(_ => new NoVisitors(failure)));
        using var nobody = Wire.To(factory);

        var page = await nobody.GetAsync("/sign-in");
        var head = await nobody.SendAsync(HttpMethod.Head, "/sign-in");

        page.Status.ShouldBe(status);
        page.Text.ShouldContain("Something went wrong on our side");
        page.Text.ShouldContain("حدث خلل من جانبنا");
        page.Raw.ShouldContain($"<code>{page.Headers["X-Correlation-Id"]}</code>");
        page.Raw.ShouldNotContain("JANE");
        page.Headers["Content-Security-Policy"].ShouldNotBeEmpty();
        page.Headers["Cache-Control"].ShouldBe("no-store");
        (head.Status, head.Raw).ShouldBe((status, ""));
        factory.Log.Lines.ShouldContain(line => line.Contains("The page that tells of a fault could not be made", StringComparison.Ordinal) && line.Contains(page.Headers["X-Correlation-Id"], StringComparison.Ordinal));
        factory.Log.Lines.ShouldNotContain(line => line.Contains("JANE", StringComparison.Ordinal));
    }

    /// <summary>The masthead of every page, which cannot be drawn.</summary>
    private sealed class NoVisitors(Exception failure) : IVisitorSource
    {
        public ValueTask<Visitor> FindAsync(CancellationToken cancellationToken) => throw failure;
    }
}
