using Portal.Application.Ports;
using Portal.Persistence;
using Portal.Web.Ui;

namespace Portal.Web.Hosting;

/// <summary>What has to hold before the first request is let in: the folder is ours, the database is sound and up to date,
/// every text and table can be read, and a demo has its story.</summary>
internal static partial class Opening
{
    public static async Task OpenAsync(this WebApplication app)
    {
        var portal = app.Services.GetRequiredService<PortalOptions>();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Portal.Web");
        var folder = DataFolder.Hold(portal.DataDirectory);
        app.Lifetime.ApplicationStopped.Register(folder.Dispose);
        app.Services.CheckTexts();
        foreach (var migration in await app.Services.PrepareDatabaseAsync(app.Lifetime.ApplicationStopping))
            Migrated(log, migration);
        if (portal.Demo != DemoChoice.None && app.Environment.IsDevelopment())
            await DemoFounding.FoundAsync(portal, app.Services.GetRequiredService<TimeProvider>(), app.Services.GetRequiredService<IChance>(), log, app.Lifetime.ApplicationStopping);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in app.Urls)
                Ready(log, address, portal.DataDirectory);
        });
    }

    [LoggerMessage(10, LogLevel.Information, "Applied the migration {Migration}")]
    private static partial void Migrated(ILogger log, string migration);

    [LoggerMessage(11, LogLevel.Information, "Docket is open at {Address} (data in {Folder})")]
    private static partial void Ready(ILogger log, string address, string folder);
}
