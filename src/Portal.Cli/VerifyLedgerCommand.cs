using System.CommandLine;
using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Ledger;
using Portal.Ledger.Notes;

namespace Portal.Cli;

/// <summary><c>portal verify ledger</c>: reads the whole ledger and names the first entry that does not hold. It writes nothing.</summary>
internal static class VerifyLedgerCommand
{
    public static Command Create()
    {
        var checkpoints = new Option<string[]>("--checkpoint") { Description = "Checkpoints that were kept outside the database: files.", AllowMultipleArgumentsPerToken = true };
        var key = new Option<string?>("--key") { Description = "The log's public key: a file with PEM, or with a verifier key, which also pins the log's name." };
        var export = new Option<string?>("--export") { Description = "Check an export instead of the database: a file with one entry a line, and exactly those that the largest checkpoint counts." };
        var ledger = new Command("ledger", "Check every ledger entry, the tree over them and its head. Exit code 1 names the first entry that does not hold.") { checkpoints, key, export };
        ledger.Validators.Add(typed =>
        {
            var named = typed.GetResult(checkpoints)?.Tokens.Count > 0;
            if (named != typed.GetResult(key)?.Tokens.Count > 0)
                typed.AddError("--checkpoint and --key need each other.");
            if (!named && typed.GetResult(export)?.Tokens.Count > 0)
                typed.AddError("--export needs --checkpoint.");
        });
        var database = DatabaseOptions.AddTo(ledger, asOwner: false);
        ledger.SetAction((typed, cancellationToken) =>
        {
            var console = typed.InvocationConfiguration;
            return CheckpointFiles.RunAsync(console, async () =>
            {
                var trusted = typed.GetValue(key) is { } keyFile ? CheckpointFiles.Trusted(typed.GetValue(checkpoints) ?? [], keyFile) : [];
                return typed.GetValue(export) is { } file
                    ? await VerifyExportAsync(file, trusted, console.Output)
                    : await OpenDatabase.RunAsync(database.Choice(typed), console, services => VerifyAsync(services, trusted, console.Output, cancellationToken));
            });
        });
        return ledger;
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, IReadOnlyList<Checkpoint> trusted, TextWriter output, CancellationToken cancellationToken)
    {
        services.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        var report = (await services.GetRequiredService<IMediator>().Send(new VerifyLedger(trusted), cancellationToken)).Value;
        return await SayAsync(report, trusted, output);
    }

    private static Task<int> VerifyExportAsync(string file, IReadOnlyList<Checkpoint> trusted, TextWriter output)
    {
        var verifier = new LedgerVerifier(trusted);
        var fault = CheckpointFiles.Entries(file).Select(verifier.NextExported).FirstOrDefault(found => found is not null) ?? verifier.EndExported();
        return SayAsync(new(verifier.Count, verifier.Root, verifier.Vouched, fault), trusted, output);
    }

    private static async Task<int> SayAsync(LedgerReport report, IReadOnlyList<Checkpoint> trusted, TextWriter output)
    {
        await output.WriteLineAsync(report.Fault is { } fault
            ? string.Create(CultureInfo.InvariantCulture, $"entry {fault.Sequence} does not hold: {fault.Reason}")
            : string.Create(CultureInfo.InvariantCulture, $"ledger holds: {report.Entries} entries, root {Convert.ToHexStringLower(report.Root)}"));
        if (report.Fault is null && trusted.Count > 0)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"signed by {trusted[0].Origin}: the first {report.Vouched} entries; {report.Entries - report.Vouched} later ones stand on the database alone"));
        return report.Fault is null ? 0 : 1;
    }
}
