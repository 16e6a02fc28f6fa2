using System.CommandLine;

namespace Portal.Cli;

/// <summary>The <c>portal</c> command: one subcommand a file, each made by its own <c>Create</c>.</summary>
public static class PortalCommand
{
    private const int UsageError = 2;

    /// <summary>Runs one command line.</summary>
    /// <param name="args">What was typed after <c>portal</c>.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>The exit code: 0 for yes, 1 for no, 2 when the command line is not understood or a file or the database cannot be opened.</returns>
    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Docket, a portal for the requests of law enforcement.")
        {
            AddressCommand.Create(input),
            WitnessCommand.Create(),
            new Command("db", "The portal's database.") { DatabaseMigrateCommand.Create(), DatabaseCheckCommand.Create() },
            new Command("ledger", "The ledger after a fault.") { LedgerResumeCommand.Create() },
            new Command("verify", "Proofs that nothing was changed behind the portal's back.") { VerifyLedgerCommand.Create(), VerifyPacketCommand.Create() },
        };
        // An argument is taken as typed: no response files, which would read @name from disk.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var exit = parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        return parsed.Errors.Count > 0 ? UsageError : exit;
    }
}
