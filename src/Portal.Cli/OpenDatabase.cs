using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application;
using Portal.Persistence;

namespace Portal.Cli;

/// <summary>Does a verb's work on a database, in a portal without pages.</summary>
internal static class OpenDatabase
{
    private const int CannotOpen = 2;

    /// <summary>Runs on a database that is there.</summary>
    /// <returns>What the work returns; 2 with a sentence when the database is missing or cannot be read.</returns>
    public static async Task<int> RunAsync(DatabaseChoice choice, InvocationConfiguration console, Func<IServiceProvider, Task<int>> work)
    {
        if (choice.Path.Length > 0 && !File.Exists(choice.Path))
        {
            await console.Error.WriteLineAsync($"There is no database at {choice.Path}. Name its folder with --data.");
            return CannotOpen;
        }

        return await RunOrCreateAsync(choice, console, work);
    }

    /// <summary>Runs on a database that may have to be created first.</summary>
    public static async Task<int> RunOrCreateAsync(DatabaseChoice choice, InvocationConfiguration console, Func<IServiceProvider, Task<int>> work)
    {
        try
        {
            await using var services = Compose(choice);
            await using var scope = services.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }
        catch (Exception e) when (Cause(e) is { } cause) // the edge of the process: a sentence instead of a stack trace
        {
            await console.Error.WriteLineAsync($"The database cannot be used: {cause.Message}");
            return CannotOpen;
        }
    }

    private static ServiceProvider Compose(DatabaseChoice choice) =>
        new ServiceCollection().AddSingleton(RealTime.Clock).AddLogging().AddApplication().AddPersistence(choice).BuildServiceProvider();

    /// <summary>What the database, its file or its connection string complains of; EF wraps it where trying again could help.</summary>
    private static Exception? Cause(Exception? e) =>
        e is null or DbException or IOException or UnauthorizedAccessException or ArgumentException ? e : Cause(e.InnerException);
}
