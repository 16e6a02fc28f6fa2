using System.Text;
using Portal.Ledger.Notes;
using Portal.Ledger.Tests.Proofs;
using Portal.Ledger.Witnessing;

namespace Portal.Ledger.Tests.Witnessing;

public sealed class WitnessTests : IDisposable
{
    private readonly GrownLog _log = new(64);
    private readonly EcdsaCheckpointKey _key = EcdsaCheckpointKey.Create();
    private readonly Memory _memory = new();

    public void Dispose()
    {
        _log.Dispose();
        _key.Dispose();
    }

    private Witness TheWitness() => new("witness.example/w1", _key, [_log.Key], _memory, new Clock());

    private async Task<CheckpointSubmission> FromAsync(long older, long newer) =>
        new(older, await _log.ConsistencyAsync(older, newer), await _log.CheckpointAsync(newer));

    private async Task<WitnessAnswer> ConsiderAsync(long older, long newer) => TheWitness().Consider(await FromAsync(older, newer));

    private void ShouldRemember(long? size) => _memory.Recall(GrownLog.Origin)?.Size.ShouldBe(size ?? -1);

    [Fact]
    public async Task A_log_that_only_grows_is_cosigned_every_time()
    {
        foreach (var (older, newer) in ((long, long)[])[(0, 0), (0, 1), (1, 1), (1, 2), (2, 7), (7, 8), (8, 64), (64, 64)])
        {
            var submission = await FromAsync(older, newer);
            var answer = TheWitness().Consider(submission);
            answer.Verdict.ShouldBe(WitnessVerdict.Cosigned, answer.Reason);
            submission.Checkpoint.With(answer.Cosignature!).StandingOf(TheWitness().Identity).ShouldBe(SignatureStanding.True);
            Cosignature.TimeOf(answer.Cosignature!).ShouldBe(Logs.Noon.ToUnixTimeSeconds());
            ShouldRemember(newer);
        }
    }

    [Fact]
    public async Task Another_size_than_the_last_is_stale_and_told_the_last()
    {
        await ConsiderAsync(0, 40);
        foreach (var (older, newer) in ((long, long)[])[(0, 64), (39, 64), (41, 64), (0, 0), (20, 30), (20, 40)])
        {
            var answer = await ConsiderAsync(older, newer);
            (answer.Verdict, answer.CosignedSize, answer.Cosignature).ShouldBe((WitnessVerdict.Stale, 40, null));
            ShouldRemember(40);
        }
    }

    [Fact]
    public async Task A_smaller_tree_is_refused()
    {
        await ConsiderAsync(0, 40);
        var answer = TheWitness().Consider(new(40, [], await _log.CheckpointAsync(39)));
        (answer.Verdict, answer.Cosignature).ShouldBe((WitnessVerdict.Malformed, null));
        ShouldRemember(40);
    }

    [Fact]
    public async Task A_second_tree_of_one_size_is_refused()
    {
        await ConsiderAsync(0, 40);
        var other = _log.Sign(40, MerkleTree.LeafHash([1]));
        var answer = TheWitness().Consider(new(40, [], other));
        (answer.Verdict, answer.Cosignature, answer.CosignedSize).ShouldBe((WitnessVerdict.Stale, null, null));
        answer.Reason.ShouldBe("Another tree of 40 entries was cosigned.");
        _memory.Recall(GrownLog.Origin)!.Root.ShouldBe((await _log.CheckpointAsync(40)).Root);
    }

    [Fact]
    public async Task A_tree_that_does_not_continue_the_last_is_refused()
    {
        await ConsiderAsync(0, 40);
        var proof = await _log.ConsistencyAsync(40, 64);
        foreach (var submission in (CheckpointSubmission[])
        [
            new(40, proof, _log.Sign(64, MerkleTree.LeafHash([1]))),
            new(40, [], await _log.CheckpointAsync(64)),
            new(40, [.. proof, proof[0]], await _log.CheckpointAsync(64)),
            new(40, [proof[0]], await _log.CheckpointAsync(40)),
        ])
        {
            var answer = TheWitness().Consider(submission);
            (answer.Verdict, answer.Cosignature).ShouldBe((WitnessVerdict.Inconsistent, null));
            ShouldRemember(40);
        }
    }

    [Fact]
    public async Task A_first_checkpoint_with_a_proof_is_refused()
    {
        var answer = TheWitness().Consider(new(0, await _log.ConsistencyAsync(40, 64), await _log.CheckpointAsync(64)));
        answer.Verdict.ShouldBe(WitnessVerdict.Inconsistent);
        _memory.Recall(GrownLog.Origin).ShouldBeNull();
    }

    [Fact]
    public async Task An_unknown_log_and_a_foreign_key_are_told_apart()
    {
        using var foreign = EcdsaCheckpointKey.Create();
        var root = (await _log.CheckpointAsync(1)).Root;
        TheWitness().Consider(new(0, [], Checkpoint.Sign("other.example", 1, root, foreign))).Verdict.ShouldBe(WitnessVerdict.UnknownLog);
        TheWitness().Consider(new(0, [], Checkpoint.Sign(GrownLog.Origin, 1, root, foreign))).Verdict.ShouldBe(WitnessVerdict.NotSigned);
        var mangled = (await _log.CheckpointAsync(1)).With((await _log.CheckpointAsync(2)).Signatures[0]);
        TheWitness().Consider(new(0, [], mangled)).Verdict.ShouldBe(WitnessVerdict.NotSigned);
        _memory.Recall(GrownLog.Origin).ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_cosigned_that_could_not_be_remembered()
    {
        var submission = await FromAsync(0, 40);
        _memory.Fails = true;
        Should.Throw<IOException>(() => TheWitness().Consider(submission));
        _memory.Fails = false;
        TheWitness().Consider(submission).Verdict.ShouldBe(WitnessVerdict.Cosigned);
    }

    [Fact]
    public async Task Of_many_at_once_exactly_one_is_cosigned()
    {
        var witness = TheWitness();
        var submissions = new List<CheckpointSubmission>();
        for (var size = 1; size <= 64; size++)
            submissions.Add(await FromAsync(0, size));
        var answers = submissions.AsParallel().WithDegreeOfParallelism(8).Select(witness.Consider).ToList();
        answers.Count(answer => answer.Verdict == WitnessVerdict.Cosigned).ShouldBe(1);
        answers.Count(answer => answer.Verdict == WitnessVerdict.Stale).ShouldBe(63);
    }

    [Fact]
    public void A_witness_is_somebody_else_than_the_log()
    {
        Should.Throw<ArgumentException>(() => new Witness("w", _log.PrivateKey, [_log.Key], _memory, new Clock())).Message.ShouldContain("own key");
        Should.Throw<ArgumentException>(() => new Witness("w", _key, [NoteKey.Of(NoteKeyKind.Witness, "v", _log.Key.PublicKey)], _memory, new Clock()));
        Should.Throw<ArgumentException>(() => new Witness("a b", _key, [_log.Key], _memory, new Clock()));
    }

    [Fact]
    public async Task A_submission_is_read_back_as_it_was_sent()
    {
        var sent = await FromAsync(40, 64);
        Encoding.UTF8.GetString(sent.ToBytes()).ShouldStartWith($"old 40\n{Convert.ToBase64String(sent.Proof[0])}\n");
        CheckpointSubmission.TryParse(sent.ToBytes(), out var read, out var refusal).ShouldBeTrue(refusal);
        read.ToBytes().ShouldBe(sent.ToBytes());
        foreach (var (part, other) in ((string, string)[])[("old 40", "old 040"), ("old 40", "old"), ("old 40", "new 40"), ("old 40\n", ""), ("\n\n" + GrownLog.Origin, "\n" + GrownLog.Origin), ("old 40", "old -1"), ("old 40", "old 40\nAA==")])
        {
            var changed = Encoding.UTF8.GetString(sent.ToBytes()).Replace(part, other, StringComparison.Ordinal);
            CheckpointSubmission.TryParse(Encoding.UTF8.GetBytes(changed), out _, out refusal).ShouldBeFalse(other);
            refusal.ShouldStartWith("Not a submission: ");
        }

        var most = new CheckpointSubmission(1, Enumerable.Repeat(new byte[32], 63).ToList(), sent.Checkpoint);
        CheckpointSubmission.TryParse(most.ToBytes(), out _, out _).ShouldBeTrue();
        CheckpointSubmission.TryParse((most with { Proof = [.. most.Proof, new byte[32]] }).ToBytes(), out _, out _).ShouldBeFalse();
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Logs.Noon;
    }

    private sealed class Memory : IWitnessMemory
    {
        private readonly Dictionary<string, Checkpoint> _last = [];

        public bool Fails { get; set; }

        public Checkpoint? Recall(string origin) => _last.GetValueOrDefault(origin);

        public void Keep(Checkpoint checkpoint) => _last[checkpoint.Origin] = Fails ? throw new IOException("full") : checkpoint;
    }
}
