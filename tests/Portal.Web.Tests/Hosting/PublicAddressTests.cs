using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Portal.Web.Tests.Hosting;

public sealed class PublicAddressTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-address-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Host", "mail.example"), InlineData("PickupDirectory", "mail")]
    public void A_portal_that_mails_does_not_start_in_production_without_the_address_its_mails_lead_to(string way, string value)
    {
        using var portal = Portal("Production", (way, value));

        Should.Throw<InvalidOperationException>(() => portal.Services).Message.ShouldBe(
            "Portal:PublicAddress is not set, so mails would lead their readers to http://localhost:5000/. Set it to the address under which people reach the portal, "
            + "in appsettings.Production.json or as the environment variable Portal__PublicAddress.");
    }

    [Theory]
    [InlineData("Production", "Host", "mail.example", "https://docket.example/"), InlineData("Production", "Host", "", ""), InlineData("Staging", "Host", "mail.example", "")]
    public void Otherwise_it_starts(string environment, string way, string value, string address)
    {
        using var portal = Portal(environment, (way, value), address);

        Should.NotThrow(() => portal.Services);
    }

    [Theory]
    [InlineData("docket"), InlineData("ftp://docket.example/"), InlineData("/desk")]
    public void An_address_that_no_browser_follows_is_none(string address)
    {
        using var portal = Portal("Development", ("Host", ""), address);

        Should.Throw<InvalidOperationException>(() => portal.Services).Message.ShouldContain("Portal:PublicAddress must be a whole address");
    }

    private WebApplicationFactory<Program> Portal(string environment, (string Name, string Value) mail, string address = "") =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment(environment);
            builder.UseSetting("Portal:DataDirectory", _folder.FullName);
            builder.UseSetting("Portal:Demo", "None");
            builder.UseSetting("Portal:Connectors:Mail:From", "docket@docket.example");
            builder.UseSetting("Portal:Connectors:Mail:PickupDirectory", "");
            builder.UseSetting($"Portal:Connectors:Mail:{mail.Name}", mail.Value);
            if (address.Length > 0)
                builder.UseSetting("Portal:PublicAddress", address);
        });
}
