using System.CommandLine;
using System.Globalization;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;

namespace Portal.Cli;

/// <summary><c>portal verify ledger</c>: reads the whole ledger and names the first entry that does not hold. It writes nothing.</summary>
internal static class VerifyLedgerCommand
{
    public static Command Create()
    {
        var ledger = new Command("ledger", "Check every ledger entry, the tree over them and its head. Exit code 1 names the first entry that does not hold.");
        var database = DatabaseOptions.AddTo(ledger, asOwner: false);
        ledger.SetAction((typed, cancellationToken) => OpenDatabase.RunAsync(
            database.Choice(typed), typed.InvocationConfiguration, services => VerifyAsync(services, typed.InvocationConfiguration.Output, cancellationToken)));
        return ledger;
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        services.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        var report = (await services.GetRequiredService<IMediator>().Send(new VerifyLedger(), cancellationToken)).Value;
        await output.WriteLineAsync(report.Fault is { } fault
            ? string.Create(CultureInfo.InvariantCulture, $"entry {fault.Sequence} does not hold: {fault.Reason}")
            : string.Create(CultureInfo.InvariantCulture, $"ledger holds: {report.Entries} entries, root {Convert.ToHexStringLower(report.Root)}"));
        return report.Fault is null ? 0 : 1;
    }
}
