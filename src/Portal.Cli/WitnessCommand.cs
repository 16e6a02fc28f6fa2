using System.CommandLine;
using Portal.Ledger.Notes;
using Portal.Ledger.Witnessing;

namespace Portal.Cli;

/// <summary><c>portal witness</c>: cosigns checkpoints of logs that only grow, from files or over HTTP. It needs no database and
/// belongs on another machine than the portal, in other hands.</summary>
internal static class WitnessCommand
{
    private static readonly Option<string> s_name = new("--name") { Description = "Name of the witness, such as witness.example/w1.", Required = true };
    private static readonly Option<string> s_key = new("--key") { Description = "Its private key on P-256, a PEM file, which signs nothing else.", Required = true };
    private static readonly Option<string> s_state = new("--state") { Description = "Folder of what it remembers; whoever can set it back can have two trees cosigned.", Required = true };
    private static readonly Option<string[]> s_logs = new("--log") { Description = "Logs that it knows: origin=file with the public key in PEM, or a verifier key.", Required = true, AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string?> s_checkpoint = new("--checkpoint") { Description = "A checkpoint to cosign, a file." };
    private static readonly Option<string?> s_proof = new("--proof") { Description = "How it continues the last one, a file: a line 'old N', then the hashes of the consistency proof." };
    private static readonly Option<int?> s_listen = new("--listen") { Description = "Take checkpoints over HTTP at this port of the loopback address instead." };

    public static Command Create()
    {
        var witness = new Command("witness", "Cosign checkpoints as long as each continues the one before. Exit code 1 says why one does not.") { s_name, s_key, s_state, s_logs, s_checkpoint, s_proof, s_listen };
        witness.Validators.Add(typed =>
        {
            var files = new Option[] { s_checkpoint, s_proof }.Count(option => typed.GetResult(option)?.Tokens.Count > 0);
            if (files + (typed.GetResult(s_listen)?.Tokens.Count > 0 ? 2 : 0) != 2)
                typed.AddError("Name --checkpoint and --proof, or --listen.");
        });
        witness.SetAction((typed, cancellationToken) => CheckpointFiles.RunAsync(typed.InvocationConfiguration, () => RunAsync(typed, cancellationToken)));
        return witness;
    }

    private static async Task<int> RunAsync(ParseResult typed, CancellationToken cancellationToken)
    {
        var console = typed.InvocationConfiguration;
        using var key = CheckpointFiles.PrivateKey(typed.GetRequiredValue(s_key));
        using var memory = new WitnessFolder(typed.GetRequiredValue(s_state));
        var witness = Witness(typed, key, memory);
        if (typed.GetValue(s_listen) is { } port)
        {
            using var door = new WitnessDoor(witness, console.Output);
            await door.ServeAsync(port, cancellationToken);
            return 0;
        }

        var submission = Submission(typed.GetValue(s_checkpoint) ?? "", typed.GetValue(s_proof) ?? "");
        var answer = witness.Consider(submission);
        await (answer.Cosignature is { } signature ? console.Output.WriteLineAsync(signature.Line) : console.Error.WriteLineAsync($"{(int)answer.Verdict}: {answer.Reason}"));
        return answer.Cosignature is null ? 1 : 0;
    }

    private static Witness Witness(ParseResult typed, EcdsaCheckpointKey key, WitnessFolder memory)
    {
        var logs = typed.GetRequiredValue(s_logs).Select(Log).ToList();
        try
        {
            return new(typed.GetRequiredValue(s_name), key, logs, memory, RealTime.Clock);
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }
    }

    private static NoteKey Log(string named)
    {
        if (NoteKey.TryParse(named, out var key))
            return key;
        var parts = named.Split('=', 2);
        return parts.Length == 2 ? CheckpointFiles.Key(parts[1], parts[0]) : throw new FormatException($"Neither origin=file nor a verifier key: {named}");
    }

    /// <summary>The two files together are what is sent over HTTP.</summary>
    private static CheckpointSubmission Submission(string checkpoint, string proof)
    {
        var head = File.ReadAllText(proof).TrimEnd('\n');
        byte[] body = [.. System.Text.Encoding.UTF8.GetBytes(head + "\n\n"), .. File.ReadAllBytes(checkpoint)];
        return CheckpointSubmission.TryParse(body, out var submission, out var refusal) ? submission : throw new FormatException(refusal);
    }
}
