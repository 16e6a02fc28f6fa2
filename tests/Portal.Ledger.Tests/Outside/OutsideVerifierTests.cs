using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Ledger.Notes;
using Xunit.Abstractions;

namespace Portal.Ledger.Tests.Outside;

/// <summary>A verifier that shares no line with the portal: verify-ledger.sh follows docs/ledger-format.md with standard tools.</summary>
public sealed class OutsideVerifierTests(ITestOutputHelper output) : IDisposable
{
    private const int Length = 21;
    private const string Origin = "docket.example/ledger";

    private readonly EcdsaCheckpointKey _key = EcdsaCheckpointKey.Create();
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-").FullName;

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [ShellFact]
    public void An_exported_log_holds_for_standard_tools_too()
    {
        foreach (var size in (int[])[0, 1, 2, 3, 7, 8, Length])
        {
            var (entries, checkpoint) = Export(size);
            var (exit, said) = Run(entries, checkpoint);
            exit.ShouldBe(0, said);
            said.ShouldStartWith($"holds: {size} entries, root {Convert.ToHexStringLower(Read(checkpoint).Root)}, signed for {Origin} by key ");
        }
    }

    [ShellFact]
    public void Every_tampered_copy_is_refused()
    {
        var (entries, checkpoint) = Export(Length);
        var copies = Tampered(entries, checkpoint).ToList();
        foreach (var (what, other, note, reason) in copies)
        {
            var (exit, said) = Run(other, note);
            exit.ShouldBe(1, $"{what}: {said}");
            said.ShouldStartWith("does not hold: ", Case.Sensitive, what);
            said.ShouldContain(reason, Case.Sensitive, what);
            Agrees(other, note).ShouldBeFalse(what);
        }

        output.WriteLine($"{copies.Count} tampered copies refused by the script, and by the portal.");
    }

    [ShellFact]
    public void Another_key_another_name_and_a_cosigned_checkpoint_are_told_apart()
    {
        var (entries, checkpoint) = Export(3);
        using var other = EcdsaCheckpointKey.Create();
        Run(entries, checkpoint, key: other).ShouldBe((1, "does not hold: the log's key did not sign the checkpoint\n"));
        Run(entries, checkpoint, "other.example").ShouldBe((1, "does not hold: the checkpoint is of another log\n"));
        var cosigned = Read(checkpoint).With(Cosignature.Sign(Read(checkpoint), "witness.example/w1", other, Logs.Noon)).ToBytes();
        Run(entries, cosigned).Exit.ShouldBe(0);
    }

    private IEnumerable<(string What, byte[] Entries, byte[] Checkpoint, string Reason)> Tampered(byte[] entries, byte[] checkpoint)
    {
        var lines = Encoding.UTF8.GetString(entries).Split('\n')[..^1];
        static byte[] File(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        byte[] Note(string part, string other) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(checkpoint).Replace(part, other, StringComparison.Ordinal));

        foreach (var at in (int[])[0, 9, Length - 1])
        {
            yield return ($"role of {at}", File(lines.Select((line, i) => i == at ? line.Replace("officer", "Officer") : line)), checkpoint, "the root over");
            yield return ($"a blank in {at}", File(lines.Select((line, i) => i == at ? line + " " : line)), checkpoint, "the root over");
            yield return ($"place of {at}", File(lines.Select((line, i) => i == at ? line.Replace($"\"seq\":{at},", "\"seq\":77,") : line)), checkpoint, "but 77");
            yield return ($"without {at}", File(lines.Where((_, i) => i != at)), checkpoint, at == Length - 1 ? "there are 20" : $"line {at + 1} is not entry {at}");
            yield return ($"{at} twice", File(lines.SelectMany((line, i) => Enumerable.Repeat(line, i == at ? 2 : 1))), checkpoint, $"but {at}");
        }

        yield return ("two exchanged", File([.. lines[..4], lines[5], lines[4], .. lines[6..]]), checkpoint, "line 5 is not entry 4 but 5");
        yield return ("an entry more", File([.. lines, Encoding.UTF8.GetString(Entry(Length).ToBytes())]), checkpoint, "there are 22");
        yield return ("an empty line", File([.. lines, ""]), checkpoint, "but no entry");
        yield return ("no last line feed", entries[..^1], checkpoint, "does not end in a line feed");
        yield return ("a NUL", [.. entries[..40], 0, .. entries[40..]], checkpoint, "control character");
        yield return ("a carriage return", [.. entries[..^1], 13, 10], checkpoint, "control character");
        yield return ("nothing", [], checkpoint, "there are 0");
        var (fewer, other) = Export(Length - 1);
        yield return ("cut, with the old checkpoint", fewer, checkpoint, "there are 20");
        yield return ("grown, with an old checkpoint", entries, other, "there are 21");
        yield return ("size", entries, Note("\n21\n", "\n22\n"), "the signature is false");
        yield return ("size with a zero", entries, Note("\n21\n", "\n021\n"), "no number");
        yield return ("root", entries, Note(Convert.ToBase64String(Read(checkpoint).Root), Convert.ToBase64String(Read(other).Root)), "the signature is false");
        yield return ("origin", entries, Note(Origin + "\n", "docket.example/other\n"), "another log");
        yield return ("no signature", entries, Note(Read(checkpoint).Signatures[0].Line + "\n", ""), "did not sign");
        yield return ("another's signature", entries, Note(Read(checkpoint).Signatures[0].Line, Read(other).Signatures[0].Line), "the signature is false");
        yield return ("signed twice", entries, Note(Read(checkpoint).Signatures[0].Line, $"{Read(checkpoint).Signatures[0].Line}\n{Read(checkpoint).Signatures[0].Line}"), "signed twice");
        yield return ("a word in the checkpoint", entries, Note("=\n\n", "=\nmore\n\n"), "the signature is false");
    }

    private (byte[] Entries, byte[] Checkpoint) Export(int size)
    {
        var (tree, entries) = (TreeHead.Empty, new List<byte>());
        for (var i = 0; i < size; i++)
        {
            var bytes = Entry(i).ToBytes();
            tree = tree.Append(MerkleTree.LeafHash(bytes));
            entries.AddRange([.. bytes, (byte)'\n']);
        }

        return ([.. entries], Checkpoint.Sign(Origin, size, tree.Root, _key).ToBytes());
    }

    /// <summary>Entries that would trip a careless reader: other scripts, escapes, a fact called seq, commitments.</summary>
    private static LedgerEntry Entry(long sequence) => Logs.Entry(sequence, sequence % 2 == 0 ? "demo" : null, new("days", sequence.ToString(CultureInfo.InvariantCulture)), new("seq", "9"),
        new("text", "\u0637\u0644\u0628 \\n %s \"\u0000\t' \U0001F9CA ,\"seq\":3,\"subject\":{\"id\":")) with
    {
        Committed = sequence % 3 == 0 ? [Commitment.Of("address", "192.0.2.7", SHA256.HashData([(byte)sequence]))] : [],
    };

    private bool Agrees(byte[] entries, byte[] note)
    {
        if (!Checkpoint.TryParse(note, out var checkpoint, out _) || checkpoint.StandingOf(NoteKey.Of(NoteKeyKind.Log, Origin, _key.PublicKey)) != SignatureStanding.True || (entries.Length > 0 && entries[^1] != '\n'))
            return false;
        var verifier = new LedgerVerifier(checkpoint);
        var at = 0;
        for (var end = Array.IndexOf(entries, (byte)'\n'); end >= 0; end = Array.IndexOf(entries, (byte)'\n', at))
        {
            verifier.NextExported(entries[at..end]);
            at = end + 1;
        }

        return verifier.EndExported() is null;
    }

    private static Checkpoint Read(byte[] note) => Checkpoint.TryParse(note, out var read, out var refusal) ? read : throw new FormatException(refusal);

    private (int Exit, string Said) Run(byte[] entries, byte[] checkpoint, string origin = Origin, EcdsaCheckpointKey? key = null)
    {
        string Put(string name, byte[] bytes)
        {
            var path = Path.Combine(_folder, name);
            File.WriteAllBytes(path, bytes);
            return path;
        }

        var pem = new string(System.Security.Cryptography.PemEncoding.Write("PUBLIC KEY", (key ?? _key).PublicKey)) + "\n";
        using var process = Process.Start(new ProcessStartInfo("bash",
            [Path.Combine(AppContext.BaseDirectory, "verify-ledger.sh"), Put("entries.jsonl", entries), Put("checkpoint", checkpoint), Put("log.pem", Encoding.ASCII.GetBytes(pem)), origin])
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}
