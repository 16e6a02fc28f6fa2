using System.CommandLine;
using System.Globalization;
using Portal.Persistence;
using Portal.Persistence.Checkpoints;

namespace Portal.Cli;

/// <summary><c>portal db migrate</c>: creates the database where it is missing and brings it up to date.</summary>
internal static class DatabaseMigrateCommand
{
    public static Command Create()
    {
        var folder = new Option<string?>("--checkpoints") { Description = "The folder of checkpoints, usually checkpoints in the data folder: while it holds a fault, nothing is changed." };
        var migrate = new Command("migrate", "Apply what is missing, in order, and list it.") { folder };
        var database = DatabaseOptions.AddTo(migrate, asOwner: true);
        migrate.SetAction((typed, cancellationToken) => OpenDatabase.RunOrCreateAsync(
            database.Choice(typed), typed.InvocationConfiguration, services => MigrateAsync(services, FaultFile.In(typed.GetValue(folder) ?? Path.Combine(Path.GetDirectoryName(database.Choice(typed).Path) is { Length: > 0 } data ? data : "data", "checkpoints")), typed.InvocationConfiguration, cancellationToken)));
        return migrate;
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, FaultFile fault, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (fault.Read() is { } found)
        {
            await console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The ledger does not hold at entry {found.Entry}, so the database is not changed: it is evidence. {found.Text} Look into the fault first; then run portal ledger resume."));
            return 1;
        }

        try
        {
            foreach (var applied in await services.PrepareDatabaseAsync(cancellationToken))
                await console.Output.WriteLineAsync($"applied {applied}");
        }
        catch (InvalidOperationException refused)
        {
            await console.Error.WriteLineAsync(refused.Message);
            return 1;
        }

        await console.Output.WriteLineAsync("database is up to date");
        return 0;
    }
}
