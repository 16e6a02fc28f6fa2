namespace Portal.Ledger.Tests;

/// <summary>The example of docs/ledger-format.md; its hashes were computed by another implementation.</summary>
public sealed class DocumentedExampleTests
{
    private static readonly string[] Entries =
    [
        """{"actor":{"id":"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","mark":"demo","role":"Officer"},"at":"2026-03-01T12:00:00.000000Z","event":"requests.freeze-submitted","facts":{"reference":"LE-7K3D-92QX","targets":"2"},"seq":0,"subject":{"id":"0190a1b2-ffff-7000-8000-000000000001","kind":"request"},"v":1}""",
        """{"actor":{"id":"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","role":"Officer"},"at":"2026-03-01T12:00:00.000001Z","event":"requests.routed","facts":{"rule":"r-07","team":"emea"},"seq":1,"subject":{"id":"0190a1b2-ffff-7000-8000-000000000001","kind":"request"},"v":1}""",
    ];

    private static readonly string[] LeafHashes =
    [
        "634f8b83b2dcaf173610f0be6e49bde62868050e0c3e931bd6d1dfef3e319650",
        "3f2063e6394e03da4e67c0c7a3e875a6193288eb70aedc2a7bc25c56772bed5c",
    ];

    private const string Root = "465b446a639c24f2a7ad3ad37d5a2c0dbb01b39d91ad7171e9b96e3ab61bd40b";

    [Fact]
    public void The_documented_entries_have_the_documented_hashes()
    {
        var tree = TreeHead.Empty;
        for (var i = 0; i < 2; i++)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(Entries[i]);
            LedgerEntry.Parse(bytes).Sequence.ShouldBe(i);
            var leaf = MerkleTree.LeafHash(bytes);
            Convert.ToHexStringLower(leaf).ShouldBe(LeafHashes[i]);
            tree = tree.Append(leaf);
        }

        Convert.ToHexStringLower(tree.Root).ShouldBe(Root);
        Convert.ToHexStringLower(tree.ToBytes()).ShouldBe("0000000000000002" + Root);
    }
}
