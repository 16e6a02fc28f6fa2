using System.Globalization;
using System.Text.Json;
using Portal.Ledger.Proofs;

namespace Portal.Ledger.Tests.Proofs;

/// <summary>Proofs in the reference tree of Certificate Transparency (RFC 6962 §2.1 over its eight leaves).</summary>
public sealed class ReferenceVectorTests
{
    private static readonly string[] s_leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly MerkleProver s_prover = new(new LeafHashList(Leaves), new());

    private static List<byte[]> Leaves => s_leaves.Select(leaf => MerkleTree.LeafHash(Convert.FromHexString(leaf))).ToList();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(5, 8, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(6, 7, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    public async Task Inclusion_proofs_are_the_reference_values(int index, int size, params string[] hashes)
    {
        var proof = await s_prover.InclusionAsync(index, size, default);
        proof.Select(hash => Convert.ToHexStringLower(hash)).ShouldBe(hashes);
        MerkleProof.Includes(index, size, Leaves[index], proof, MerkleTree.Root(Leaves[..size])).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 8, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 5, "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    [InlineData(4, 8, "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    public async Task Consistency_proofs_are_the_reference_values(int older, int newer, params string[] hashes)
    {
        var proof = await s_prover.ConsistencyAsync(older, newer, default);
        proof.Select(hash => Convert.ToHexStringLower(hash)).ShouldBe(hashes);
        MerkleProof.Continues(older, MerkleTree.Root(Leaves[..older]), newer, MerkleTree.Root(Leaves[..newer]), proof).ShouldBeTrue();
    }

    [ReferenceDataFact]
    public async Task Every_proof_of_the_reference_file_is_made_here_too()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable(ReferenceDataFactAttribute.Variable)!, "c2sp", "rfc6962-test-vectors.json");
        using var vectors = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        static int[] Numbers(string name, string between) => [.. name.Split(between).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        static IEnumerable<string?> Hashes(JsonElement proof) => proof.EnumerateArray().Select(hash => hash.GetString());
        var checkedProofs = 0;
        foreach (var proof in vectors.RootElement.GetProperty("inclusion").EnumerateObject())
        {
            var pair = Numbers(proof.Name, "/");
            (await s_prover.InclusionAsync(pair[0], pair[1], default)).Select(hash => Convert.ToHexStringLower(hash)).ShouldBe(Hashes(proof.Value), proof.Name);
            checkedProofs++;
        }

        foreach (var proof in vectors.RootElement.GetProperty("consistency").EnumerateObject())
        {
            var pair = Numbers(proof.Name, "->");
            (await s_prover.ConsistencyAsync(pair[0], pair[1], default)).Select(hash => Convert.ToHexStringLower(hash)).ShouldBe(Hashes(proof.Value), proof.Name);
            checkedProofs++;
        }

        checkedProofs.ShouldBeGreaterThan(10);
    }
}
