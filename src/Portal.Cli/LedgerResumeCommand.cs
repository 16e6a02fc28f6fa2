using System.CommandLine;
using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Ledger.Notes;
using Portal.Persistence.Checkpoints;

namespace Portal.Cli;

/// <summary><c>portal ledger resume</c>: after a fault, reads the whole ledger against the last checkpoint and, only when all of it holds,
/// writes down that the fault was looked into and lays its file aside.</summary>
internal static class LedgerResumeCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--checkpoints") { Description = "The folder of checkpoints, with the file fault.", DefaultValueFactory = _ => Path.Combine("data", "checkpoints") };
        var resume = new Command("resume", "Let the portal add to the ledger again after a fault. Exit code 1 names the first entry that still does not hold.") { folder };
        var database = DatabaseOptions.AddTo(resume, asOwner: false);
        resume.SetAction((typed, cancellationToken) =>
        {
            var console = typed.InvocationConfiguration;
            return CheckpointFiles.RunAsync(console, async () =>
            {
                var at = typed.GetRequiredValue(folder);
                var file = FaultFile.In(at);
                if (file.Read() is not { } fault)
                {
                    if (!File.Exists(Path.Combine(at, "latest")))
                    {
                        await console.Error.WriteLineAsync($"There is no checkpoint in {at}. Name the folder with --checkpoints.");
                        return 2;
                    }

                    await console.Output.WriteLineAsync($"there is no fault in {at}");
                    return 0;
                }

                await console.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"found {fault.At:u} at entry {fault.Entry}: {fault.Text}"));
                var trusted = CheckpointFiles.Trusted([Path.Combine(at, "latest")], Path.Combine(at, "log.vkey"));
                return await OpenDatabase.RunAsync(database.Choice(typed), console, services => ResumeAsync(services, file, trusted, console.Output, cancellationToken));
            });
        });
        return resume;
    }

    private static async Task<int> ResumeAsync(IServiceProvider services, FaultFile file, IReadOnlyList<Checkpoint> trusted, TextWriter output, CancellationToken cancellationToken)
    {
        services.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        var mediator = services.GetRequiredService<IMediator>();
        var report = (await mediator.Send(new VerifyLedger(trusted), cancellationToken)).Value;
        if (report.Fault is { } still)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"entry {still.Sequence} does not hold: {still.Reason}"));
            return 1;
        }

        _ = (await mediator.Send(new RecordOperatorStep(OperatorStep.FaultCleared, report.Entries), cancellationToken)).Value;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"ledger holds: {report.Entries} entries; the fault is laid aside as {file.LayAside(RealTime.Clock.GetUtcNow())}. Start every process of the portal again."));
        return 0;
    }
}
