using Portal.Testing;

namespace Portal.Ledger.Tests;

public sealed class TreeHeadTests
{
    private static List<byte[]> RandomLeaves(int count, int seed)
    {
        var chance = new Random(seed);
        return Enumerable.Range(0, count).Select(_ =>
        {
            var leaf = new byte[32];
            chance.NextBytes(leaf);
            return leaf;
        }).ToList();
    }

    [Theory]
    [InlineData(1), InlineData(20260301)]
    public void The_root_equals_the_plain_definition_for_every_size(int seed)
    {
        var largest = Sizes.Of(quick: 512, full: 2048);
        var leaves = RandomLeaves(largest, seed);
        var tree = TreeHead.Empty;
        for (var size = 0; size <= largest; size++)
        {
            tree.Size.ShouldBe(size);
            tree.Root.ShouldBe(MerkleTree.Root(leaves.GetRange(0, size)), $"size {size}");
            if (size < largest)
                tree = tree.Append(leaves[size]);
        }
    }

    [Fact]
    public void A_stored_frontier_grows_on_as_if_it_had_never_been_stored()
    {
        var tree = TreeHead.Empty;
        foreach (var leaf in RandomLeaves(300, 7))
        {
            var read = TreeHead.Parse(tree.ToBytes());
            read.ToBytes().ShouldBe(tree.ToBytes());
            read.Root.ShouldBe(tree.Root);
            tree = tree.Append(leaf);
            read.Append(leaf).ToBytes().ShouldBe(tree.ToBytes());
        }
    }

    [Fact]
    public void A_frontier_is_the_size_and_its_subtrees_largest_first()
    {
        var leaves = RandomLeaves(3, 3);
        var tree = leaves.Aggregate(TreeHead.Empty, (head, leaf) => head.Append(leaf));
        tree.ToBytes().ShouldBe([0, 0, 0, 0, 0, 0, 0, 3, .. MerkleTree.NodeHash(leaves[0], leaves[1]), .. leaves[2]]);
        TreeHead.Empty.ToBytes().ShouldBe(new byte[8]);
    }

    [Fact]
    public void Appending_leaves_the_head_as_it_was()
    {
        var leaf = RandomLeaves(1, 4)[0];
        var one = TreeHead.Empty.Append(leaf);
        var before = one.ToBytes();
        one.Append(leaf).Size.ShouldBe(2);
        leaf[0] ^= 1;
        one.Root[0] ^= 1;
        one.ToBytes().ShouldBe(before);
        TreeHead.Empty.Size.ShouldBe(0);
    }

    [Theory]
    [InlineData("", "begins with a size")]
    [InlineData("00000000000000", "begins with a size")]
    [InlineData("ffffffffffffffff", "negative")]
    [InlineData("0000000000000001", "has 1 hashes")]
    [InlineData("000000000000000000", "has 0 hashes")]
    public void A_frontier_whose_hashes_do_not_fit_its_size_is_refused(string hex, string reason) =>
        Should.Throw<FormatException>(() => TreeHead.Parse(Convert.FromHexString(hex))).Message.ShouldContain(reason);

    [Fact]
    public void A_frontier_with_a_hash_too_few_or_too_many_is_refused()
    {
        var bytes = RandomLeaves(3, 5).Aggregate(TreeHead.Empty, (head, leaf) => head.Append(leaf)).ToBytes();
        Should.Throw<FormatException>(() => TreeHead.Parse(bytes.AsSpan(0, bytes.Length - 32)));
        Should.Throw<FormatException>(() => TreeHead.Parse(bytes.AsSpan(0, bytes.Length - 1)));
        Should.Throw<FormatException>(() => TreeHead.Parse([.. bytes, .. new byte[32]]));
    }

    [Fact]
    public void A_leaf_hash_of_another_length_is_refused() =>
        Should.Throw<ArgumentException>(() => TreeHead.Empty.Append(new byte[20]));
}
