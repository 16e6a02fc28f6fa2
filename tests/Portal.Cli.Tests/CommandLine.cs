using Portal.Testing.Engines;

namespace Portal.Cli.Tests;

/// <summary>Runs a command line as a terminal would.</summary>
internal static class CommandLine
{
    public static (int Exit, string[] Lines, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = PortalCommand.Run(args, TextReader.Null, output, error);
        return (exit, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }

    /// <summary>The options that name a test's database; the owner's connection where a verb takes it.</summary>
    public static string[] Options(this TestDatabase database, bool asOwner = false) => database.Engine switch
    {
        Engine.Sqlite => ["--data", Path.GetDirectoryName(database.Choice.Path)!],
        _ when asOwner => ["--engine", "postgresql", "--connection", database.Choice.Connection, "--owner-connection", database.Choice.OwnerConnection],
        _ => ["--engine", "postgresql", "--connection", database.Choice.Connection],
    };
}
