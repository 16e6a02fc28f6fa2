using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Demo;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Web.Ui;

namespace Portal.Web.Tests.Ui;

/// <summary>Layout, error pages, preferences and headers in a small host of their own.</summary>
public sealed class PortalPagesTests : IAsyncLifetime
{
    private readonly WebApplication _app;
    private Visitor _visitor = Visitor.Nobody;

    public PortalPagesTests()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Services.AddScoped<IVisitorSource>(_ => new Source(() => _visitor));
        builder.Services.AddUi().AddSingleton<IChance>(new DemoChance(1));
        builder.Services.AddRazorPages().AddApplicationPart(typeof(UiModule).Assembly);
        _app = builder.Build();
        _app.UseSecurityHeaders();
        _app.UseExceptionHandler("/error/500");
        _app.UseStatusCodePagesWithReExecute("/error/{0}");
        _app.UseRouting();
        _app.MapPreferences();
        _app.MapRazorPages();
        _app.MapGet("/fails", string () => throw new InvalidOperationException("the cause"));
        _app.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        _app.MapPost("/status/{code:int}", (int code) => Results.StatusCode(code));
    }

    public Task InitializeAsync() => _app.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/fails")]
    [InlineData("/nowhere")]
    [InlineData("/language/ar?back=/")]
    public async Task Every_answer_carries_the_headers(string path)
    {
        using var answer = await Get(path);

        Header(answer, "Content-Security-Policy").ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; " +
            "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types docket");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "X-Frame-Options").ShouldBe("DENY");
        Header(answer, "Referrer-Policy").ShouldBe("same-origin");
        Header(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header(answer, "Permissions-Policy").ShouldContain("camera=()");
        Header(answer, "Cache-Control").ShouldBe("no-store");
    }

    [Theory]
    [InlineData(400, 400, "This page could not read what was sent")]
    [InlineData(403, 404, "Page not found")]
    [InlineData(404, 404, "Page not found")]
    [InlineData(413, 413, "What was sent is too large")]
    [InlineData(422, 422, "This page could not read what was sent")]
    [InlineData(429, 429, "Too many tries at once")]
    [InlineData(503, 503, "The portal cannot be reached at the moment")]
    public async Task A_failure_is_shown_in_words_and_what_is_forbidden_looks_like_what_is_not_there(int happened, int shown, string title)
    {
        using var answer = await Get($"/status/{happened}");

        ((int)answer.StatusCode).ShouldBe(shown);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"<h1>{title}</h1>");
    }

    [Fact]
    public async Task A_failed_form_is_shown_the_page_too()
    {
        using var answer = await _app.GetTestClient().PostAsync("/status/400", null);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("could not read what was sent");
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_not_read_again_to_say_so()
    {
        using var torn = new StringContent("--x\r\nfoo");
        torn.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "y") } };

        using var answer = await _app.GetTestClient().PostAsync("/status/400", torn);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_fault_shows_a_number_and_nothing_of_its_cause()
    {
        using var answer = await Get("/fails");
        var html = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        html.ShouldContain("Number of this event");
        html.ShouldNotContain("the cause");
        html.ShouldNotContain("InvalidOperation");
    }

    [Theory]
    [InlineData("ar-AE, en;q=0.5", null, "ar", "rtl")]
    [InlineData("fr, en-GB;q=0.8", null, "en", "ltr")]
    [InlineData("fr", null, "en", "ltr")]
    [InlineData("en", "lang=ar", "ar", "rtl")]
    [InlineData("ar", "lang=xx", "ar", "rtl")]
    public async Task The_language_is_the_chosen_one_or_the_browsers(string accepted, string? cookie, string language, string direction)
    {
        using var answer = await Get("/nowhere", accepted, cookie);

        (await answer.Content.ReadAsStringAsync()).ShouldContain($"<html lang=\"{language}\" dir=\"{direction}\" data-theme=\"auto\">");
    }

    [Fact]
    public async Task Arabic_is_sent_as_letters_and_not_as_entities()
    {
        using var answer = await Get("/nowhere", "ar");
        var html = await answer.Content.ReadAsStringAsync();

        html.ShouldContain("<h1>الصفحة غير موجودة</h1>");
        html.ShouldNotContain("&#x6");
        html.ShouldNotContain("⟦");
    }

    [Theory]
    [InlineData("/language/ar?back=%2Fdesk%2Fqueue%3Fview%3Dmine", "lang=ar", "/desk/queue?view=mine")]
    [InlineData("/theme/dark?back=/notices", "theme=dark", "/notices")]
    [InlineData("/theme/dark?back=https%3A%2F%2Felsewhere.example", "theme=dark", "/")]
    [InlineData("/theme/dark?back=%2F%2Felsewhere.example", "theme=dark", "/")]
    [InlineData("/theme/dark?back=%2F%5Celsewhere.example", "theme=dark", "/")]
    [InlineData("/theme/dark?back=/%D8%B7", "theme=dark", "/")]
    [InlineData("/theme/dark?back=/%25D8%25B7", "theme=dark", "/%D8%B7")]
    [InlineData("/theme/light", "theme=light", "/")]
    public async Task A_preference_is_kept_and_leads_back_within_the_portal(string path, string cookie, string back)
    {
        using var answer = await Get(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldBe(back);
        Header(answer, "Set-Cookie").ShouldStartWith(cookie + ";");
        Header(answer, "Set-Cookie").ShouldContain("httponly");
    }

    [Fact]
    public async Task The_way_back_from_an_address_in_another_script_can_be_followed()
    {
        using var page = await Get("/%D8%B7%D9%84%D8%A8?q=%D8%B9");

        (await page.Content.ReadAsStringAsync()).ShouldContain("back=%2F%25D8%25B7%25D9%2584%25D8%25A8%3Fq%3D%25D8%25B9");
    }

    [Theory]
    [InlineData("/language/xx")]
    [InlineData("/theme/pink")]
    public async Task An_unknown_preference_is_not_there(string path)
    {
        using var answer = await Get(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task The_masthead_follows_the_visitor_and_the_way_out_is_a_form_with_a_token()
    {
        _visitor = new(Role.Investigator, "M. <b>Okafor</b>", 3);

        using var answer = await Get("/nowhere");
        var html = await answer.Content.ReadAsStringAsync();

        html.ShouldContain("href=\"/desk/queue\"");
        html.ShouldContain("3 unread");
        html.ShouldContain("M. &lt;b&gt;Okafor");
        html.ShouldContain("action=\"/sign-out\"");
        html.ShouldContain("__RequestVerificationToken");
        html.ShouldContain("back=%2Fnowhere");
    }

    [Fact]
    public async Task Nobody_is_offered_the_way_in_and_no_way_out()
    {
        using var answer = await Get("/nowhere");
        var html = await answer.Content.ReadAsStringAsync();

        html.ShouldContain("href=\"/sign-in\"");
        html.ShouldNotContain("/sign-out");
        html.ShouldContain("<a class=\"skip\" href=\"#main\">");
        html.ShouldContain("<title>Page not found – Docket</title>");
    }

    private async Task<HttpResponseMessage> Get(string path, string? accepted = null, string? cookie = null)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
            asked.Headers.Add("Accept-Language", accepted);
        if (cookie is not null)
            asked.Headers.Add("Cookie", cookie);
        return await _app.GetTestClient().SendAsync(asked);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.GetValues(name));

    private sealed class Source(Func<Visitor> visitor) : IVisitorSource
    {
        public ValueTask<Visitor> FindAsync(CancellationToken cancellationToken) => new(visitor());
    }
}
