using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Doors;

public sealed class HeaderTests
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types docket";

    [Fact]
    public async Task Every_answer_carries_the_headers_and_none_is_kept()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var nobody = Wire.To(factory);
        using var officer = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));
        var draft = await factory.Portal.ADraftAsync(factory.Portal.Person("Johanna Muster").AsActor());
        var document = factory.Portal.Database.List("SELECT id FROM documents").ShouldHaveSingleItem();

        ShouldBeGuarded(await nobody.GetAsync("/"), 302);
        ShouldBeGuarded(await nobody.GetAsync("/sign-in"), 200);
        ShouldBeGuarded(await nobody.GetAsync("/agency/requests"), 302);
        ShouldBeGuarded(await nobody.GetAsync("/no-such-page"), 302);
        ShouldBeGuarded(await nobody.GetAsync("/language/ar"), 302);
        ShouldBeGuarded(await nobody.GetAsync("/language/xx"), 404);
        ShouldBeGuarded(await nobody.GetAsync("/error/500"), 500);
        ShouldBeGuarded(await officer.GetAsync("/agency/requests"), 200);
        ShouldBeGuarded(await officer.GetAsync("/no-such-page"), 404);
        ShouldBeGuarded(await officer.PostAsync($"/agency/requests/{draft}/draft/term", ("TermDays", "5")), 302);
        ShouldBeGuarded(await officer.PostAsync($"/agency/requests/{draft}/draft/term", ("TermDays", "x")), 422);
        ShouldBeGuarded(await officer.PostAsync($"/agency/requests/{draft}/draft/term?handler=autosave", ("TermDays", "5")), 204);
        ShouldBeGuarded(await officer.PostAsync("/language/ar"), 404);
        ShouldBeGuarded(await officer.SendAsync(HttpMethod.Head, "/agency/requests"), 200);
        ShouldBeGuarded(await officer.GetAsync($"/agency/requests/{draft}/documents/{document}"), 200, "sandbox; default-src 'none'");
        officer.Token = null;
        ShouldBeGuarded(await officer.PostAsync($"/agency/requests/{draft}/draft/term", ("TermDays", "5")), 400);
    }

    [Theory, EveryEngine]
    public async Task A_fault_carries_the_headers_too(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        using var officer = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));
        factory.Portal.Database.Run("ALTER TABLE drafts RENAME TO drafts_lost");

        ShouldBeGuarded(await officer.GetAsync("/agency/requests"), 500);
    }

    [Fact]
    public async Task A_method_that_a_page_does_not_have_finds_nothing_and_is_no_fault()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var officer = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));
        var draft = await factory.Portal.ADraftAsync(factory.Portal.Person("Johanna Muster").AsActor());

        foreach (var path in new[] { "/", "/agency/requests", $"/agency/requests/{draft}/draft", $"/agency/requests/{draft}/draft/case" })
        {
            (await officer.SendAsync(HttpMethod.Options, path)).Raw.ShouldBe("");
            ShouldBeGuarded(await officer.SendAsync(HttpMethod.Trace, path), 404);
            foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
                (await officer.SendAsync(method, path)).Status.ShouldBeOneOf(400, 404);
        }

        foreach (var path in new[] { "/", "/agency/requests", $"/agency/requests/{draft}/draft" })
            ShouldBeGuarded(await officer.PostAsync(path), 404);
        factory.Log.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_page_loads_may_be_kept_by_the_browser()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var nobody = Wire.To(factory);
        var page = await nobody.GetAsync("/sign-in");

        var files = System.Text.RegularExpressions.Regex.Matches(page.Raw, "<(?:link|script)[^>]* (?:href|src)=\"(?<file>/[^\"]+)\"").Select(match => match.Groups["file"].Value).ToList();

        files.Count.ShouldBeGreaterThan(8);
        foreach (var file in files)
        {
            var answer = await nobody.GetAsync(file);
            answer.Status.ShouldBe(200, file);
            answer.Headers["Cache-Control"].ShouldNotContain("no-store", Case.Insensitive, file);
            answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
            answer.Headers.Keys.ShouldNotContain("Server");
            answer.SetCookies.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task No_page_holds_a_script_or_a_style_of_its_own()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var officer = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));
        var draft = await factory.Portal.ADraftAsync(factory.Portal.Person("Johanna Muster").AsActor());

        foreach (var path in new[] { "/notices", "/agency/requests", $"/agency/requests/{draft}/draft/addresses", $"/agency/requests/{draft}/check", "/no-such-page" })
        {
            var page = await officer.GetAsync(path);
            page.Raw.ShouldNotMatch("<script(?![^>]* src=)");
            page.Raw.ShouldNotMatch("<style|<[^>]* style=|<[^>]* on[a-z]+=|href=\"javascript:");
        }
    }

    private static void ShouldBeGuarded(Reply answer, int status, string policy = Policy)
    {
        answer.Status.ShouldBe(status, answer.Text);
        answer.Headers["Content-Security-Policy"].ShouldBe(policy);
        answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        answer.Headers["X-Frame-Options"].ShouldBe("DENY");
        answer.Headers["Referrer-Policy"].ShouldBe("same-origin");
        answer.Headers["Cache-Control"].ShouldBe("no-store");
        answer.Headers.Keys.ShouldNotContain("Server");
        answer.Headers.Keys.ShouldNotContain("X-Powered-By");
    }
}
