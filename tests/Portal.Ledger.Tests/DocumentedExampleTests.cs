using System.Text;
using Portal.Ledger.Proofs;
using Portal.Ledger.Tests.Notes;

namespace Portal.Ledger.Tests;

/// <summary>The example of docs/ledger-format.md; its hashes were computed by another implementation.</summary>
public sealed class DocumentedExampleTests
{
    private static readonly string[] Entries =
    [
        """{"actor":{"id":"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","mark":"demo","role":"Officer"},"at":"2026-03-01T12:00:00.000000Z","event":"requests.freeze-submitted","facts":{"reference":"LE-7K3D-92QX","targets":"2"},"seq":0,"subject":{"id":"0190a1b2-ffff-7000-8000-000000000001","kind":"request"},"v":1}""",
        """{"actor":{"id":"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","role":"Officer"},"at":"2026-03-01T12:00:00.000001Z","event":"requests.routed","facts":{"rule":"r-07","team":"emea"},"seq":1,"subject":{"id":"0190a1b2-ffff-7000-8000-000000000001","kind":"request"},"v":1}""",
        """{"actor":{"id":"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","role":"Officer"},"at":"2026-03-01T12:05:00.000000Z","committed":{"address":"7ce3fa9ee3f9aa3d87a7f97f30b90e3323a7fb578ff23f7ba9408761e6ca6e60"},"event":"packets.fetched","facts":{},"seq":2,"subject":{"id":"0190a1b2-ffff-7000-8000-000000000001","kind":"request"},"v":2}""",
    ];

    private static readonly string[] LeafHashes =
    [
        "634f8b83b2dcaf173610f0be6e49bde62868050e0c3e931bd6d1dfef3e319650",
        "3f2063e6394e03da4e67c0c7a3e875a6193288eb70aedc2a7bc25c56772bed5c",
        "01929331783fdd3301e0da65c14ed724ae6ad565b83afb5159307bb983f971f7",
    ];

    private const string Root = "465b446a639c24f2a7ad3ad37d5a2c0dbb01b39d91ad7171e9b96e3ab61bd40b";
    private const string RootOf3 = "a0967f4ccfa135f6acb4c6318fd3ba2ccd1c26f516f0300ca3c252a65191895b";

    [Fact]
    public void The_documented_entries_have_the_documented_hashes()
    {
        var tree = TreeHead.Empty;
        for (var i = 0; i < 2; i++)
        {
            var bytes = Bytes(i);
            LedgerEntry.Parse(bytes).Sequence.ShouldBe(i);
            var leaf = MerkleTree.LeafHash(bytes);
            Convert.ToHexStringLower(leaf).ShouldBe(LeafHashes[i]);
            tree = tree.Append(leaf);
        }

        Convert.ToHexStringLower(tree.Root).ShouldBe(Root);
        Convert.ToHexStringLower(tree.ToBytes()).ShouldBe("0000000000000002" + Root);
        tree = tree.Append(MerkleTree.LeafHash(Bytes(2)));
        Convert.ToHexStringLower(tree.Root).ShouldBe(RootOf3);
        Convert.ToHexStringLower(MerkleTree.LeafHash(Bytes(2))).ShouldBe(LeafHashes[2]);
    }

    [Fact]
    public void The_documented_commitment_opens()
    {
        var commitment = LedgerEntry.Parse(Bytes(2)).Committed.ShouldHaveSingleItem();
        commitment.Name.ShouldBe("address");
        Commitment.Opens(commitment, "192.0.2.7", [.. Enumerable.Range(0, 32).Select(i => (byte)i)]).ShouldBeTrue();
    }

    [Fact]
    public void The_documented_proofs_hold()
    {
        var file = $"c2sp.org/tlog-proof@v1\nindex 1\nY0+Lg7Lcrxc2EPC+bkm95ihoBQ4MPpMb1tHf7z4xllA=\n\n{SignedNotes.Signed}";
        TlogProof.TryParse(Encoding.UTF8.GetBytes(file), out var proof, out var refusal).ShouldBeTrue(refusal);
        proof.StandingOf(Bytes(1), SignedNotes.LogKey).ShouldBe(TlogProofStanding.Holds);
        proof.StandingOf(Bytes(0), SignedNotes.LogKey).ShouldBe(TlogProofStanding.NotIncluded);
        byte[][] hashes = [Convert.FromHexString(LeafHashes[2])];
        MerkleProof.Continues(2, Convert.FromHexString(Root), 3, Convert.FromHexString(RootOf3), hashes).ShouldBeTrue();
    }

    private static byte[] Bytes(int entry) => Encoding.UTF8.GetBytes(Entries[entry]);
}
