using Portal.Ledger.Notes;
using Portal.Ledger.Tests.Proofs;
using Portal.Ledger.Witnessing;

namespace Portal.Ledger.Tests.Witnessing;

/// <summary>What a witness says in words, and logs with several keys.</summary>
public sealed class WitnessReasonTests : IDisposable
{
    private readonly GrownLog _log = new(64);
    private readonly EcdsaCheckpointKey _key = EcdsaCheckpointKey.Create();
    private readonly EcdsaCheckpointKey _older = EcdsaCheckpointKey.Create();

    public void Dispose()
    {
        _log.Dispose();
        _key.Dispose();
        _older.Dispose();
    }

    [Fact]
    public async Task Every_verdict_says_why()
    {
        var witness = Witness(_log.Key);
        var (first, second) = (await _log.CheckpointAsync(40), await _log.CheckpointAsync(39));

        Reason(witness, new(0, [], Checkpoint.Sign("other.example", 1, first.Root, _older))).ShouldBe("No log of this origin is known.");
        Reason(witness, new(0, [], Checkpoint.Sign(GrownLog.Origin, 1, first.Root, _older))).ShouldBe("No known key of this log signed it.");
        Reason(witness, new(0, [], first.With(second.Signatures[0]))).ShouldBe("It bears a signature of a known key that does not verify.");
        Reason(witness, new(41, [], first)).ShouldBe("It is smaller than the tree that it is said to continue.");
        Reason(witness, new(0, [], first)).ShouldBe("It continues what was cosigned before.");
        Reason(witness, new(7, [], first)).ShouldBe("The last cosigned size is 40, not 7.");
        Reason(witness, new(40, [new byte[32]], await _log.CheckpointAsync(64))).ShouldBe("The proof does not show that it continues the tree of 40 entries.");
    }

    [Fact]
    public async Task One_of_several_keys_of_a_log_is_enough()
    {
        var witness = Witness(NoteKey.Of(NoteKeyKind.Log, GrownLog.Origin, _older.PublicKey), _log.Key);

        witness.Consider(new(0, [], await _log.CheckpointAsync(40))).Verdict.ShouldBe(WitnessVerdict.Cosigned);
    }

    [Fact]
    public void One_wrong_key_among_right_ones_is_refused()
    {
        var another = NoteKey.Of(NoteKeyKind.Witness, "w", _older.PublicKey);
        var own = NoteKey.Of(NoteKeyKind.Log, "own.example", _key.PublicKey);

        Should.Throw<ArgumentException>(() => Witness(_log.Key, another)).Message.ShouldStartWith("A witness trusts keys of logs.");
        Should.Throw<ArgumentException>(() => Witness(_log.Key, own)).Message.ShouldStartWith("A log's own key cannot witness it.");
    }

    private Witness Witness(params NoteKey[] logs) => new("witness.example/w1", _key, logs, new Memory(), TimeProvider.System);

    private static string Reason(Witness witness, CheckpointSubmission submission) => witness.Consider(submission).Reason;

    private sealed class Memory : IWitnessMemory
    {
        private readonly Dictionary<string, Checkpoint> _last = [];

        public Checkpoint? Recall(string origin) => _last.GetValueOrDefault(origin);

        public void Keep(Checkpoint checkpoint) => _last[checkpoint.Origin] = checkpoint;
    }
}
