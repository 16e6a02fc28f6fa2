using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Agency;

public sealed class LawOnCheckPageTests
{
    [Fact]
    public async Task What_the_law_alone_refuses_is_said_beside_its_answer()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var officer = factory.Portal.Person("Johanna Muster");
        var draft = await factory.Portal.ADraftAsync(officer.AsActor(), answers => answers["IssuedOn.Year"] = "2030");
        using var browser = await factory.SignInAsync(officer);
        var version = System.Text.RegularExpressions.Regex.Match((await browser.GetAsync($"/agency/requests/{draft}/check")).Html, "name=\"version\" value=\"([0-9]+)\"").Groups[1].Value;

        var answer = await browser.PostAsync($"/agency/requests/{draft}/check", ("version", version));

        answer.Status.ShouldBe(422);
        answer.Html.ShouldContain("<a href=\"#IssuedOn\">The date of issue is in the future. Enter the date that stands on the document.</a>");
    }
}
