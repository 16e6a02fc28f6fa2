using Portal.Ledger.Proofs;

namespace Portal.Ledger.Tests.Proofs;

/// <summary>What is asked of a prover and cannot be, and what a verifier is handed and must not believe.</summary>
public sealed class ProofRefusalTests
{
    private static readonly NaiveTree s_tree = new(8, 1);

    private static MerkleProver Prover(int leaves = 8) => new(new LeafHashList([.. s_tree.Leaves.Take(leaves)]), new(1));

    [Fact]
    public async Task A_prover_says_which_number_lies_outside_the_tree()
    {
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().RootAsync(-1, default))).ParamName.ShouldBe("size");
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().InclusionAsync(-1, 8, default))).ParamName.ShouldBe("index");
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().InclusionAsync(8, 8, default))).ParamName.ShouldBe("index");
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().InclusionAsync(0, 0, default))).ParamName.ShouldBe("index");
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().ConsistencyAsync(-1, 8, default))).ParamName.ShouldBe("oldSize");
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().ConsistencyAsync(8, 7, default))).ParamName.ShouldBe("oldSize");
    }

    [Fact]
    public async Task A_log_that_hands_out_too_few_leaves_is_named() =>
        (await Should.ThrowAsync<InvalidOperationException>(() => Prover(leaves: 5).RootAsync(8, default))).Message
            .ShouldBe("The log was to have leaves 5 to 5; 0 of them were handed out.");

    [Fact]
    public async Task A_list_hands_out_what_it_has_and_nothing_behind_its_end()
    {
        var list = new LeafHashList(s_tree.Leaves);

        (await list.ReadAsync(6, 9, default)).ShouldBe([s_tree.Leaves[6], s_tree.Leaves[7]]);
        (await list.ReadAsync(8, 1, default)).ShouldBeEmpty();
        (await list.ReadAsync(9, 1, default)).ShouldBeEmpty();
        (await list.ReadAsync(long.MaxValue, 1, default)).ShouldBeEmpty();
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(-4), InlineData(int.MinValue), InlineData(3), InlineData(6)]
    public void A_block_that_is_no_power_of_two_is_refused(int block) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new SubtreeRoots(block)).Message.ShouldStartWith("A block has a power of two of leaves.");

    [Fact]
    public void Sizes_that_no_tree_has_prove_nothing()
    {
        var (root, empty) = (s_tree.Root(8), MerkleTree.EmptyRoot);

        MerkleProof.Continues(-1, root, 8, root, []).ShouldBeFalse();
        MerkleProof.Continues(-1, root, -1, root, []).ShouldBeFalse();
        MerkleProof.Continues(-2, empty, 8, root, [root]).ShouldBeFalse();
        MerkleProof.Continues(8, root, 7, root, []).ShouldBeFalse();
        MerkleProof.Continues(8, root, 0, empty, []).ShouldBeFalse();
        MerkleProof.Continues(8, root, -1, root, []).ShouldBeFalse();
        MerkleProof.Includes(-1, 8, s_tree.Leaves[0], [], root).ShouldBeFalse();
        MerkleProof.Includes(0, -1, s_tree.Leaves[0], [], s_tree.Leaves[0]).ShouldBeFalse();
    }

    [Fact]
    public void A_hash_of_another_length_is_refused_on_either_side()
    {
        var (good, shorter, longer) = (new byte[32], new byte[31], new byte[33]);

        foreach (var (left, right, length) in ((byte[], byte[], int)[])[(shorter, good, 31), (good, shorter, 31), (longer, good, 33), (good, longer, 33)])
            Should.Throw<ArgumentException>(() => MerkleTree.NodeHash(left, right)).Message.ShouldStartWith($"A hash has 32 bytes, not {length}.");
    }

    [Fact]
    public void A_tree_of_the_most_leaves_does_not_grow_into_a_negative_size()
    {
        var full = TreeHead.Parse([0x7f, .. Enumerable.Repeat((byte)0xff, 7), .. new byte[63 * 32]]);

        full.Size.ShouldBe(long.MaxValue);
        Should.Throw<OverflowException>(() => full.Append(new byte[32]));
    }
}
