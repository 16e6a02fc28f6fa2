using Portal.Domain.Accounts;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Hosting;

public sealed class PageMethodsTests
{
    [Theory]
    [InlineData("/agency/requests")]
    [InlineData("/desk/queue")]
    [InlineData("/")]
    public async Task A_page_without_a_handler_for_a_form_is_not_drawn(string path)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var browser = await factory.SignInAsync(path.StartsWith("/desk", StringComparison.Ordinal) ? Role.Investigator : Role.Officer);
        await browser.GetAsync("/notices");

        var answer = await browser.PostAsync(path);

        answer.Status.ShouldBe(404);
        answer.Text.ShouldContain("Page not found");
        factory.Log.Lines.ShouldNotContain(line => line.Contains("NullReference", StringComparison.Ordinal));
    }
}
