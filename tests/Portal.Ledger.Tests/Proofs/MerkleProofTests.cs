using Portal.Ledger.Proofs;
using Portal.Testing;
using Xunit.Abstractions;

namespace Portal.Ledger.Tests.Proofs;

/// <summary>A proof that was changed in any way is refused.</summary>
public sealed class MerkleProofTests(ITestOutputHelper output)
{
    private static readonly NaiveTree Tree = new(2048, 9162);

    [Fact]
    public void Every_corrupted_inclusion_proof_is_refused()
    {
        var probes = 0;
        foreach (var size in Corners(3))
        {
            foreach (var index in ((int[])[0, size / 2, size - 1]).Distinct())
            {
                var (leaf, root, proof) = (Tree.Leaves[index], Tree.Root(size), Tree.Inclusion(index, size));
                Includes(index, size, leaf, proof, root).ShouldBeTrue();
                foreach (var (what, corrupted) in Corruptions(proof))
                    Refused(Includes(index, size, leaf, corrupted, root), $"leaf {index} of {size}, {what}", ref probes);
                foreach (var other in Tree.Leaves.Where(other => other != leaf).Take(3))
                    Refused(Includes(index, size, other, proof, root), $"leaf {index} of {size}, another leaf", ref probes);
                for (var wrong = -1; wrong <= size; wrong++)
                {
                    if (wrong != index)
                        Refused(Includes(wrong, size, leaf, proof, root), $"leaf {index} of {size} as {wrong}", ref probes);
                }

                for (var bit = 0; bit < 256; bit++)
                    Refused(Includes(index, size, leaf, proof, Flip(root, bit)), $"leaf {index} of {size}, root", ref probes);
            }
        }

        output.WriteLine($"{probes} corrupted inclusion proofs refused.");
    }

    [Fact]
    public void Every_corrupted_consistency_proof_is_refused()
    {
        var probes = 0;
        foreach (var size in Corners(3))
        {
            foreach (var older in ((int[])[1, 2, size / 2, size - 1, size]).Distinct().Where(older => older >= 1 && older <= size))
            {
                var (oldRoot, root, proof) = (Tree.Root(older), Tree.Root(size), Tree.Consistency(older, size));
                Continues(older, oldRoot, size, root, proof).ShouldBeTrue();
                foreach (var (what, corrupted) in Corruptions(proof))
                    Refused(Continues(older, oldRoot, size, root, corrupted), $"{older} to {size}, {what}", ref probes);
                for (var wrong = 1; wrong <= size; wrong++)
                {
                    if (wrong != older)
                        Refused(Continues(wrong, oldRoot, size, root, proof), $"{older} to {size} as {wrong}", ref probes);
                }

                for (var bit = 0; bit < 256; bit++)
                {
                    Refused(Continues(older, Flip(oldRoot, bit), size, root, proof), $"{older} to {size}, old root", ref probes);
                    Refused(Continues(older, oldRoot, size, Flip(root, bit), proof), $"{older} to {size}, new root", ref probes);
                }
            }
        }

        output.WriteLine($"{probes} corrupted consistency proofs refused.");
    }

    [Fact]
    public void A_leaf_is_in_no_tree_of_another_size()
    {
        // The path alone does not tell sizes of one shape apart; the root that goes with the size does.
        for (var size = 1; size <= 40; size++)
        {
            for (var wrong = -1; wrong <= 40; wrong++)
            {
                for (var index = 0; index < size; index++)
                    Includes(index, wrong, Tree.Leaves[index], Tree.Inclusion(index, size), Tree.Root(wrong < 0 ? 0 : wrong)).ShouldBe(wrong == size, $"leaf {index} of {size} in {wrong}");
            }
        }
    }

    [Fact]
    public void The_empty_tree_precedes_every_other_and_needs_no_hash()
    {
        Continues(0, MerkleTree.EmptyRoot, 7, Tree.Root(7), []).ShouldBeTrue();
        Continues(0, MerkleTree.EmptyRoot, 0, MerkleTree.EmptyRoot, []).ShouldBeTrue();
        Continues(0, Tree.Root(1), 7, Tree.Root(7), []).ShouldBeFalse();
        Continues(0, MerkleTree.EmptyRoot, 7, Tree.Root(7), [Tree.Root(7)]).ShouldBeFalse();
        Continues(-1, MerkleTree.EmptyRoot, 7, Tree.Root(7), []).ShouldBeFalse();
    }

    [Fact]
    public void Nonsense_is_refused_and_throws_nothing()
    {
        Includes(0, 1, [], [], Tree.Root(1)).ShouldBeFalse();
        Includes(0, 1, Tree.Leaves[0], [], []).ShouldBeFalse();
        Includes(0, 2, Tree.Leaves[0], [new byte[31]], Tree.Root(2)).ShouldBeFalse();
        Includes(0, 2, Tree.Leaves[0], [null!], Tree.Root(2)).ShouldBeFalse();
        Includes(0, 0, Tree.Leaves[0], [], MerkleTree.EmptyRoot).ShouldBeFalse();
        Includes(long.MaxValue - 1, long.MaxValue, Tree.Leaves[0], Tree.Inclusion(0, 2048), Tree.Root(2048)).ShouldBeFalse();
        Continues(3, [], 7, Tree.Root(7), Tree.Consistency(3, 7)).ShouldBeFalse();
        Continues(3, Tree.Root(3), 7, [], Tree.Consistency(3, 7)).ShouldBeFalse();
        Continues(3, Tree.Root(3), 7, Tree.Root(7), [[], .. Tree.Consistency(3, 7)]).ShouldBeFalse();
        Continues(7, Tree.Root(7), 3, Tree.Root(3), Tree.Consistency(3, 7)).ShouldBeFalse();
    }

    private static IEnumerable<int> Corners(int few) => Sizes.Full
        ? [.. Enumerable.Range(1, 70), 127, 128, 129, 255, 256, 257, 1000, 1023, 1024, 1025, 2047, 2048]
        : [.. Enumerable.Range(1, 12), 31, 32, 33, .. Enumerable.Range(1, few).Select(i => i * 600), 2048];

    private static IEnumerable<(string What, List<byte[]> Proof)> Corruptions(List<byte[]> proof)
    {
        for (var at = 0; at < proof.Count; at++)
        {
            for (var bit = 0; bit < 256; bit++)
                yield return ($"bit {bit} of hash {at}", [.. proof[..at], Flip(proof[at], bit), .. proof[(at + 1)..]]);
            yield return ($"without hash {at}", [.. proof[..at], .. proof[(at + 1)..]]);
            if (at > 0)
                yield return ($"hash {at} swapped", [.. proof[..(at - 1)], proof[at], proof[at - 1], .. proof[(at + 1)..]]);
        }

        for (var at = 0; at <= proof.Count; at++)
            yield return ($"one more at {at}", [.. proof[..at], Tree.Leaves[at], .. proof[at..]]);
    }

    private static void Refused(bool accepted, string what, ref int probes)
    {
        probes++;
        if (accepted)
            throw new Xunit.Sdk.XunitException(what);
    }

    private static bool Includes(long index, long size, byte[] leaf, List<byte[]> proof, byte[] root) => MerkleProof.Includes(index, size, leaf, proof, root);

    private static bool Continues(long older, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) => MerkleProof.Continues(older, oldRoot, size, root, proof);

    private static byte[] Flip(byte[] hash, int bit)
    {
        byte[] changed = [.. hash];
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }
}
