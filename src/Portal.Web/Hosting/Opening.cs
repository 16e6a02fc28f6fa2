using MediatR;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Persistence;
using Portal.Web.Ui;

namespace Portal.Web.Hosting;

/// <summary>What has to hold before the first request is let in: the folder is ours, the database is sound and up to date,
/// its ledger goes on from where the checkpoint outside it left off, every text and table can be read, and a demo has its story.</summary>
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
        await CheckLedgerAsync(app.Services, log, app.Lifetime.ApplicationStopping);
        if (portal.Demo != DemoChoice.None && app.Environment.IsDevelopment())
            await DemoFounding.FoundAsync(portal, app.Services.GetRequiredService<TimeProvider>(), app.Services.GetRequiredService<IChance>(), log, app.Lifetime.ApplicationStopping);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var address in app.Urls)
                Ready(log, address, portal.DataDirectory);
        });
    }

    /// <summary>A ledger that does not hold is opened to be read; nothing is added to it.</summary>
    /// <exception cref="InvalidOperationException">The ledger is behind its checkpoint, or another one; the message says what to do.</exception>
    private static async Task CheckLedgerAsync(IServiceProvider services, ILogger log, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        var signed = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SignCheckpoint(), cancellationToken)).Value;
        if (!signed.MayOpen)
            throw new InvalidOperationException(signed.Fault);
        if (signed.Fault is not null)
            OpensStandingStill(log, scope.ServiceProvider.GetRequiredService<ICheckpointStore>().Place.Fault);
    }

    [LoggerMessage(10, LogLevel.Information, "Applied the migration {Migration}")]
    private static partial void Migrated(ILogger log, string migration);

    [LoggerMessage(11, LogLevel.Information, "Docket is open at {Address} (data in {Folder})")]
    private static partial void Ready(ILogger log, string address, string folder);

    [LoggerMessage(12, LogLevel.Critical, "The ledger does not hold, as {File} says: the portal opens to be read, and nothing is added")]
    private static partial void OpensStandingStill(ILogger log, string file);
}
