namespace Portal.Ledger.Tests;

/// <summary>The leaves of the reference tree of Certificate Transparency; hashes by the definitions of RFC 6962 §2.1.</summary>
public sealed class MerkleTreeTests
{
    private static readonly string[] Leaves =
    [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ];

    private static readonly string[] LeafHashes =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
        "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1",
    ];

    private static readonly string[] RootsBySize =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private static List<byte[]> FirstLeaves(int count) =>
        Leaves.Take(count).Select(leaf => MerkleTree.LeafHash(Convert.FromHexString(leaf))).ToList();

    [Fact]
    public void Leaves_hash_to_the_reference_values() =>
        FirstLeaves(8).Select(Convert.ToHexStringLower).ShouldBe(LeafHashes);

    [Fact]
    public void The_empty_root_is_the_hash_of_nothing()
    {
        Convert.ToHexStringLower(MerkleTree.EmptyRoot).ShouldBe(RootsBySize[0]);
        MerkleTree.Root([]).ShouldBe(MerkleTree.EmptyRoot);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5), InlineData(6), InlineData(7), InlineData(8)]
    public void Roots_are_the_reference_values(int size)
    {
        var leaves = FirstLeaves(size);
        Convert.ToHexStringLower(MerkleTree.Root(leaves)).ShouldBe(RootsBySize[size]);
        Convert.ToHexStringLower(leaves.Aggregate(TreeHead.Empty, (tree, leaf) => tree.Append(leaf)).Root).ShouldBe(RootsBySize[size]);
    }

    [Fact]
    public void A_hash_of_another_length_is_refused()
    {
        Should.Throw<ArgumentException>(() => MerkleTree.NodeHash(new byte[31], new byte[32]));
        Should.Throw<ArgumentException>(() => MerkleTree.NodeHash(new byte[32], new byte[33]));
        Should.Throw<ArgumentException>(() => MerkleTree.Root([new byte[20]]));
    }
}
