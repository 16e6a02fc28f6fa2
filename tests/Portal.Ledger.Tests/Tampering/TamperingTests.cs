using System.Collections.Concurrent;
using Portal.Testing;
using Xunit.Abstractions;

namespace Portal.Ledger.Tests.Tampering;

/// <summary>100,000 random tamperings at full size, some thousands of them in quick size.</summary>
public sealed class TamperingTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_random_tampering_is_found()
    {
        var (tamperings, found) = (Sizes.Of(quick: 4000, full: 100_000), new ConcurrentDictionary<string, (int Count, int ByCheckpointAlone)>());
        Parallel.For(0, tamperings, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var made = Tampering.Make(new Random(seed));
            if (SignedLog.Verify(made.From, made.Rows, made.Head, SignedLog.Checkpoints) is null)
                throw new Xunit.Sdk.XunitException($"seed {seed}: {made.Kind} from entry {made.From} was not found");
            var alone = SignedLog.Verify(made.From, made.Rows, made.Head, []) is null ? 1 : 0;
            if (alone == 1 != made.AgreesWithItself)
                throw new Xunit.Sdk.XunitException($"seed {seed}: {made.Kind} from entry {made.From} {(alone == 1 ? "agrees" : "does not agree")} with itself");
            found.AddOrUpdate(made.Kind, (1, alone), (_, sum) => (sum.Count + 1, sum.ByCheckpointAlone + alone));
        });

        foreach (var (kind, (count, alone)) in found.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            output.WriteLine($"{count,7} {kind}: all found{(alone > 0 ? $", {alone} of them by the checkpoint alone" : "")}");
        output.WriteLine($"{tamperings} random tamperings of a log of {SignedLog.Length} entries: all found.");
        found.Count.ShouldBe(Tampering.Kinds);
    }

    [Fact]
    public void The_untouched_log_holds_and_all_of_it_is_vouched_for()
    {
        SignedLog.Verify(0, SignedLog.Rows, SignedLog.Head, SignedLog.Checkpoints).ShouldBeNull();
        var verifier = new LedgerVerifier(SignedLog.Checkpoints.Take(3).ToList());
        SignedLog.Rows.ForEach(row => verifier.Next(row));
        verifier.End(SignedLog.Head.Size, SignedLog.Head.Root, SignedLog.Head.ToBytes()).ShouldBeNull();
        verifier.Vouched.ShouldBe(777);
    }

    [Fact]
    public void What_is_rewritten_after_the_last_checkpoint_is_not_found()
    {
        var made = Tampering.Rewrite(900, new Random(1));
        SignedLog.Verify(900, made.Rows, made.Head, SignedLog.Checkpoints.Take(3).ToList()).ShouldBeNull();
        var fault = SignedLog.Verify(900, made.Rows, made.Head, SignedLog.Checkpoints).ShouldNotBeNull();
        fault.Sequence.ShouldBe(900);
        fault.Reason.ShouldContain("a signed checkpoint of 1000 entries has another root");
    }

    [Fact]
    public void A_rewritten_log_is_named_from_the_last_checkpoint_that_holds()
    {
        var made = Tampering.Rewrite(500, new Random(2));
        var fault = SignedLog.Verify(0, [.. SignedLog.Rows.Take(500), .. made.Rows], made.Head, SignedLog.Checkpoints).ShouldNotBeNull();
        fault.Sequence.ShouldBe(250);
        fault.Reason.ShouldBe("One of the entries 250 to 776 is not what it was: a signed checkpoint of 777 entries has another root.");
    }

    [Fact]
    public void A_log_cut_behind_its_head_is_named_by_the_checkpoint()
    {
        var fault = SignedLog.Verify(0, SignedLog.Rows.Take(600), SignedLog.Trees[600], SignedLog.Checkpoints).ShouldNotBeNull();
        (fault.Sequence, fault.Reason).ShouldBe((600, "Entries are missing at the end: a signed checkpoint counts 777, there are 600."));
    }

    [Fact]
    public void A_check_goes_on_where_another_ended()
    {
        var verifier = LedgerVerifier.After(SignedLog.Trees[777], SignedLog.Checkpoints);
        verifier.Vouched.ShouldBe(777);
        foreach (var row in SignedLog.Rows.Skip(777))
            verifier.Next(row).ShouldBeNull();
        verifier.End(SignedLog.Head.Size, SignedLog.Head.Root, SignedLog.Head.ToBytes()).ShouldBeNull();
        var other = SignedLog.Trees[776].Append(MerkleTree.LeafHash([1]));
        LedgerVerifier.After(other, SignedLog.Checkpoints).Next(SignedLog.Rows[777]).ShouldNotBeNull().Reason.ShouldContain("777 entries has another root");
    }
}
