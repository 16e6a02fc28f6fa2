using System.CommandLine;
using Portal.Persistence;

namespace Portal.Cli;

/// <summary><c>portal db migrate</c>: creates the database where it is missing and brings it up to date.</summary>
internal static class DatabaseMigrateCommand
{
    public static Command Create()
    {
        var migrate = new Command("migrate", "Apply what is missing, in order, and list it.");
        var database = DatabaseOptions.AddTo(migrate, asOwner: true);
        migrate.SetAction((typed, cancellationToken) => OpenDatabase.RunOrCreateAsync(
            database.Choice(typed), typed.InvocationConfiguration, services => MigrateAsync(services, typed.InvocationConfiguration, cancellationToken)));
        return migrate;
    }

    private static async Task<int> MigrateAsync(IServiceProvider services, InvocationConfiguration console, CancellationToken cancellationToken)
    {
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
