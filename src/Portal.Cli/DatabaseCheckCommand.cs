using System.CommandLine;
using Portal.Persistence;

namespace Portal.Cli;

/// <summary><c>portal db check</c>: says whether the database is what this program expects. It changes nothing.</summary>
internal static class DatabaseCheckCommand
{
    public static Command Create()
    {
        var check = new Command("check", "Say whether the database is up to date. Exit code 1 lists what is not.");
        var database = DatabaseOptions.AddTo(check, asOwner: true);
        check.SetAction((typed, cancellationToken) => OpenDatabase.RunAsync(
            database.Choice(typed), typed.InvocationConfiguration, services => CheckAsync(services, typed.InvocationConfiguration.Output, cancellationToken)));
        return check;
    }

    private static async Task<int> CheckAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var findings = await services.CheckDatabaseAsync(cancellationToken);
        foreach (var finding in findings)
            await output.WriteLineAsync(finding);
        if (findings.Count == 0)
            await output.WriteLineAsync("database is up to date");
        return findings.Count == 0 ? 0 : 1;
    }
}
