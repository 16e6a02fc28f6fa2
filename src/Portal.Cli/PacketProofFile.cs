using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Portal.Ledger;
using Portal.Ledger.Notes;
using Portal.Ledger.Proofs;

namespace Portal.Cli;

/// <summary>Checks offline the proof file beside a packet: that the log signed an entry which says that this very file was to be disclosed.</summary>
internal static class PacketProofFile
{
    private const string Intended = "answers.disclosure-intended";

    /// <returns>0 when it holds, 1 when it does not, 2 when a file cannot be read.</returns>
    public static Task<int> VerifyAsync(string packet, string proofFile, string keyFile, InvocationConfiguration console) => CheckpointFiles.RunAsync(console, async () =>
    {
        var (no, yes) = Judge(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(packet))), proofFile, keyFile);
        await console.Output.WriteLineAsync(no is null ? $"holds: the ledger says that this file was to be disclosed; {yes}" : $"does not hold: the ledger says that this file was to be disclosed; {no}");
        return no is null ? 0 : 1;
    });

    private static (string? No, string Yes) Judge(string sha256, string proofFile, string keyFile)
    {
        if (!TlogProof.TryParse(File.ReadAllBytes(proofFile), out var proof, out var refusal))
            throw new FormatException($"{proofFile}: {refusal}");
        if (proof.Extra is not { } bytes)
            return ("the proof does not bring the entry along", "");
        var key = CheckpointFiles.Key(keyFile, proof.Checkpoint.Origin);
        var standing = proof.StandingOf(bytes, key);
        if (standing != TlogProofStanding.Holds)
            return (Sentence(standing, proof, key), "");
        LedgerEntry entry;
        try
        {
            entry = LedgerEntry.Parse(bytes);
        }
        catch (FormatException found)
        {
            return (found.Message, "");
        }

        return entry.Event == Intended && entry.Facts.Any(fact => fact.Name == "packet-sha256" && fact.Value == sha256)
            ? (null, string.Create(CultureInfo.InvariantCulture, $"entry {entry.Sequence} of {entry.At:yyyy-MM-dd'T'HH:mm:ss'Z'}, signed by {PacketSentence.Printable(proof.Checkpoint.Origin)} among {proof.Checkpoint.Size}"))
            : (string.Create(CultureInfo.InvariantCulture, $"entry {entry.Sequence}, which the log did sign, is of another file"), "");
    }

    private static string Sentence(TlogProofStanding standing, TlogProof proof, NoteKey key) => standing switch
    {
        TlogProofStanding.NotSigned => $"the checkpoint of {PacketSentence.Printable(proof.Checkpoint.Origin)} is not signed by {key.Name}",
        TlogProofStanding.FalseSignature => "the signature on its checkpoint is false",
        _ => "the entry is not in the tree that the log signed",
    };
}
