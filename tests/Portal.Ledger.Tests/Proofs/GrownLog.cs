using Portal.Ledger.Notes;
using Portal.Ledger.Proofs;

namespace Portal.Ledger.Tests.Proofs;

/// <summary>A log with a key, and its proofs.</summary>
internal sealed class GrownLog : IDisposable
{
    public const string Origin = "docket.example/ledger";

    private readonly EcdsaCheckpointKey _key = EcdsaCheckpointKey.Create();
    private readonly MerkleProver _prover;

    public GrownLog(int entries)
    {
        Rows = Logs.Rows(entries);
        Key = NoteKey.Of(NoteKeyKind.Log, Origin, _key.PublicKey);
        _prover = new(new LeafHashList(Rows.ConvertAll(row => row.LeafHash)), new());
    }

    public List<StoredEntry> Rows { get; }

    public NoteKey Key { get; }

    public ICheckpointKey PrivateKey => _key;

    public async Task<Checkpoint> CheckpointAsync(long size) => Sign(size, await _prover.RootAsync(size, default));

    public Checkpoint Sign(long size, byte[] root) => Checkpoint.Sign(Origin, size, root, _key);

    public Task<IReadOnlyList<byte[]>> ConsistencyAsync(long older, long newer) => _prover.ConsistencyAsync(older, newer, default);

    public async Task<TlogProof> ProofAsync(long index, long size, byte[]? extra = null) =>
        TlogProof.Of(index, await _prover.InclusionAsync(index, size, default), await CheckpointAsync(size), extra);

    public void Dispose() => _key.Dispose();
}
