using System.Globalization;
using System.Text;
using Portal.Ledger;
using Portal.Ledger.Notes;
using Portal.Ledger.Proofs;
using Portal.Ledger.Witnessing;

namespace Portal.Cli.Tests;

/// <summary>A log with its key, and its checkpoints, proofs and export as files in a folder of its own.</summary>
internal sealed class LogFiles : IDisposable
{
    public const string Origin = "docket.example/ledger";

    private readonly EcdsaCheckpointKey _key = EcdsaCheckpointKey.Create();
    private readonly List<byte[]> _entries;

    public LogFiles(int entries, string role = "Officer")
    {
        var (actor, subject, noon) = (Guid.Parse("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"), Guid.Parse("0190a1b2-ffff-7000-8000-000000000001"), new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        _entries = Enumerable.Range(0, entries).Select(i => new LedgerEntry(i, noon, "requests.routed", "request", subject, actor, role, null, [new("days", i.ToString(CultureInfo.InvariantCulture))]).ToBytes()).ToList();
        PublicKey = Put("log.pem", new string(System.Security.Cryptography.PemEncoding.Write("PUBLIC KEY", _key.PublicKey)));
        VerifierKey = Put("log.vkey", NoteKey.Of(NoteKeyKind.Log, Origin, _key.PublicKey) + "\n");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("log-").FullName;

    public string PublicKey { get; }

    public string VerifierKey { get; }

    public string Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    public string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Checkpoint(int size) => Put($"checkpoint-{size}", Signed(size).ToBytes());

    public string Export(int size) => Put($"export-{size}", [.. _entries.Take(size).SelectMany(entry => (byte[])[.. entry, (byte)'\n'])]);

    public async Task<string> ProofAsync(int older, int newer) =>
        Put($"proof-{older}-{newer}", $"old {older}\n{string.Concat((await ConsistencyAsync(older, newer)).Select(hash => Convert.ToBase64String(hash) + "\n"))}");

    public async Task<byte[]> SubmissionAsync(int older, int newer) => new CheckpointSubmission(older, await ConsistencyAsync(older, newer), Signed(newer)).ToBytes();

    public Checkpoint Signed(int size) => Sign(size, MerkleTree.Root(Leaves.Take(size).ToList()));

    public Checkpoint Sign(long size, byte[] root) => Ledger.Notes.Checkpoint.Sign(Origin, size, root, _key);

    /// <summary>Adds the entry that a packet is to be disclosed.</summary>
    public void Disclose(string sha256, string name = "answers.disclosure-intended") => _entries.Add(new LedgerEntry(
        _entries.Count, new DateTimeOffset(2026, 3, 1, 13, 0, 0, TimeSpan.Zero), name, "request", Guid.Empty, Guid.Empty, "System", null, [new("packet-sha256", sha256)]).ToBytes());

    /// <summary>The proof file of an entry in the whole log.</summary>
    public async Task<string> EntryProofAsync(int index, bool withEntry = true)
    {
        var path = await new MerkleProver(new LeafHashList(Leaves.ToList()), new()).InclusionAsync(index, _entries.Count, default);
        return Put($"entry-{index}.tlog-proof", TlogProof.Of(index, path, Signed(_entries.Count), withEntry ? _entries[index] : null).ToBytes());
    }

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private IEnumerable<byte[]> Leaves => _entries.Select(entry => MerkleTree.LeafHash(entry));

    private Task<IReadOnlyList<byte[]>> ConsistencyAsync(int older, int newer) => new MerkleProver(new LeafHashList(Leaves.ToList()), new()).ConsistencyAsync(older, newer, default);
}
