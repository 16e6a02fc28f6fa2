using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Portal.Web.Ui;

namespace Portal.Architecture.Tests.Documents;

/// <summary>The real host, as a deployer would start it, on an empty folder.</summary>
public sealed class Host : WebApplicationFactory<Speech>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-routes-");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.UseSetting("Logging:LogLevel:Portal", "None");
        builder.UseSetting("Portal:DataDirectory", _folder.FullName);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _folder.Exists)
            _folder.Delete(recursive: true);
    }
}
