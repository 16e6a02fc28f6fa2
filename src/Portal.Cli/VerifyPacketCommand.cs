using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Packets.Verify;

namespace Portal.Cli;

/// <summary><c>portal verify packet</c>: checks a sealed packet offline and says one line for each check.</summary>
internal static class VerifyPacketCommand
{
    private const int CannotRead = 2;
    private const string Certificate = "-----BEGIN CERTIFICATE-----";

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The packet." };
        var hash = new Option<string?>("--sha256") { Description = "SHA-256 of the whole file, from the ledger or a receipt." };
        var authority = new Option<string?>("--authority") { Description = "Certificate of the operator's authority as the operator published it, a PEM file." };
        hash.Validators.Add(RefuseOtherThanHash);
        var ledger = new Option<bool>("--ledger") { Description = "Look the file up in the ledger of the portal's database too." };
        var proof = new Option<string?>("--proof") { Description = "The proof file beside the packet: that the ledger said it was to be disclosed." };
        var logKey = new Option<string?>("--log-key") { Description = "The log's public key as the operator published it: a file with a verifier key, or with PEM." };
        var packet = new Command("packet", "Check a packet's seal and its embedded files. Exit code 0: it holds, 1: it does not, 2: it cannot be read.") { file, hash, authority, proof, logKey, ledger };
        packet.Validators.Add(typed =>
        {
            if (typed.GetResult(proof)?.Tokens.Count > 0 != typed.GetResult(logKey)?.Tokens.Count > 0)
                typed.AddError("--proof and --log-key need each other.");
        });
        var database = DatabaseOptions.AddTo(packet, asOwner: false);
        packet.SetAction(async (typed, cancellationToken) =>
        {
            var (path, console) = (typed.GetRequiredValue(file), typed.InvocationConfiguration);
            var exit = Verify(path, typed.GetValue(hash), typed.GetValue(authority), console);
            if (exit != CannotRead && typed.GetValue(proof) is { } proofFile)
                exit = Math.Max(exit, await PacketProofFile.VerifyAsync(path, proofFile, typed.GetValue(logKey) ?? "", console));
            return exit == CannotRead || !typed.GetValue(ledger)
                ? exit
                : Math.Max(exit, await OpenDatabase.RunAsync(database.Choice(typed), console, services => LookUpAsync(services, path, console.Output, cancellationToken)));
        });
        return packet;
    }

    private static void RefuseOtherThanHash(OptionResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.Length != 64 || !token.Value.All(char.IsAsciiHexDigit)))
            result.AddError($"Not a SHA-256 in 64 hexadecimal digits: {token.Value}");
    }

    private static int Verify(string file, string? hash, string? authority, InvocationConfiguration console)
    {
        try
        {
            var pem = authority is null ? null : File.ReadAllText(authority);
            if (pem is not null && !pem.Contains(Certificate, StringComparison.Ordinal))
            {
                console.Error.WriteLine($"There is no certificate in {authority}.");
                return CannotRead;
            }

            return Say(PacketVerifier.Verify(File.ReadAllBytes(file), new(hash, pem)), console.Output);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException) // the edge of the process: a sentence instead of a stack trace
        {
            console.Error.WriteLine(unreadable.Message);
            return CannotRead;
        }
    }

    /// <summary>Whether the ledger says that this very file was to be disclosed.</summary>
    private static async Task<int> LookUpAsync(IServiceProvider services, string file, TextWriter output, CancellationToken cancellationToken)
    {
        services.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file, cancellationToken)));
        var found = (await services.GetRequiredService<IMediator>().Send(new FindDisclosure(hash), cancellationToken)).Value;
        await output.WriteLineAsync(found is null
            ? "ledger: no entry speaks of a file with this SHA-256"
            : string.Create(CultureInfo.InvariantCulture, $"ledger: entry {found.Sequence} of {found.At:yyyy-MM-dd'T'HH:mm:ss'Z'} says that this file was to be disclosed"));
        return found is null ? 1 : 0;
    }

    private static int Say(PacketFindings findings, TextWriter output)
    {
        foreach (var finding in findings.Checks)
            output.WriteLine(PacketSentence.Of(finding));
        output.WriteLine(findings.Holds
            ? string.Create(CultureInfo.InvariantCulture, $"packet holds: sealed {findings.SealedAt:yyyy-MM-dd'T'HH:mm:ss'Z'} by {PacketSentence.Printable(findings.Subject ?? "")}, {Backing(findings)}")
            : "packet does not hold");
        output.WriteLine($"SHA-256 of the file: {findings.Sha256}");
        if (findings.UnsealedSha256 is { } unsealed)
            output.WriteLine($"SHA-256 before the seal: {unsealed}");
        return findings.Holds ? 0 : 1;
    }

    /// <summary>What stands behind the seal besides the file itself.</summary>
    private static string Backing(PacketFindings findings) => (findings.KnewAuthority, findings.KnewHash) switch
    {
        (true, true) => "compared with the named authority and the expected SHA-256",
        (true, false) => "compared with the named authority alone",
        (false, true) => "compared with the expected SHA-256 alone",
        _ => "compared with nothing but itself: anybody can make a file that agrees with itself",
    };
}
