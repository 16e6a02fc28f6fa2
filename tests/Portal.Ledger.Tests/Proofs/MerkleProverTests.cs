using Portal.Ledger.Proofs;
using Portal.Testing;
using Xunit.Abstractions;

namespace Portal.Ledger.Tests.Proofs;

/// <summary>Against the naive tree for every size up to 2,048.</summary>
public sealed class MerkleProverTests(ITestOutputHelper output)
{
    private const int Largest = 2048;
    private static readonly NaiveTree Tree = new(Largest, 6962);

    private static MerkleProver Prover(int block = 1) => new(new LeafHashList(Tree.Leaves), new(block));

    [Theory]
    [InlineData(1), InlineData(16), InlineData(SubtreeRoots.UsualBlock)]
    public async Task Every_root_is_the_naive_one(int block)
    {
        var prover = Prover(block);
        var grown = TreeHead.Empty;
        for (var size = 0; size <= Largest; size++)
        {
            (await prover.RootAsync(size, default)).ShouldBe(Tree.Root(size), $"size {size}");
            grown.Root.ShouldBe(Tree.Root(size), $"size {size}");
            if (size < Largest)
                grown = grown.Append(Tree.Leaves[size]);
        }
    }

    [Fact]
    public async Task Inclusion_proofs_are_the_naive_ones_and_hold()
    {
        var (prover, proofs) = (Prover(), 0);
        foreach (var (index, size) in Pairs((index, size) => index < size))
        {
            var proof = await prover.InclusionAsync(index, size, default);
            ShouldBeSame(proof, Tree.Inclusion(index, size), $"leaf {index} of {size}");
            if (!MerkleProof.Includes(index, size, Tree.Leaves[index], proof, Tree.Root(size)))
                throw new Xunit.Sdk.XunitException($"leaf {index} of {size}");
            proofs++;
        }

        output.WriteLine($"{proofs} inclusion proofs in trees of up to {Largest} leaves equal the naive tree's and hold.");
    }

    [Fact]
    public async Task Consistency_proofs_are_the_naive_ones_and_hold()
    {
        var (prover, proofs) = (Prover(), 0);
        foreach (var (oldSize, newSize) in Pairs((older, newer) => older <= newer))
        {
            var proof = await prover.ConsistencyAsync(oldSize, newSize, default);
            ShouldBeSame(proof, Tree.Consistency(oldSize, newSize), $"{oldSize} to {newSize}");
            if (!MerkleProof.Continues(oldSize, Tree.Root(oldSize), newSize, Tree.Root(newSize), proof))
                throw new Xunit.Sdk.XunitException($"{oldSize} to {newSize}");
            proofs++;
        }

        output.WriteLine($"{proofs} consistency proofs between trees of up to {Largest} leaves equal the naive tree's and hold.");
    }

    [Theory]
    [InlineData(4), InlineData(256), InlineData(SubtreeRoots.UsualBlock)]
    public async Task The_size_of_a_block_changes_no_proof(int block)
    {
        var (prover, chance) = (Prover(block), new Random(block));
        for (var i = 0; i < 200; i++)
        {
            var size = chance.Next(1, Largest + 1);
            var (index, older) = (chance.Next(size), chance.Next(size + 1));
            ShouldBeSame(await prover.InclusionAsync(index, size, default), Tree.Inclusion(index, size), $"leaf {index} of {size}");
            ShouldBeSame(await prover.ConsistencyAsync(older, size, default), Tree.Consistency(older, size), $"{older} to {size}");
        }
    }

    [Fact]
    public async Task A_second_proof_reads_a_few_blocks_and_not_the_log()
    {
        const long Size = 1_000_000;
        var leaf = MerkleTree.LeafHash([]);
        var log = new CountingLog(leaf);
        var prover = new MerkleProver(log, new());

        var root = await prover.RootAsync(Size, default);
        (log.Read, log.Most).ShouldBe((Size, 1024));
        var proof = await prover.InclusionAsync(654_321, Size, default);
        (log.Read - Size).ShouldBeLessThanOrEqualTo(2048);
        MerkleProof.Includes(654_321, Size, leaf, proof, root).ShouldBeTrue();
        proof.Count.ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public async Task A_log_that_hands_out_too_few_leaves_gets_no_proof()
    {
        var prover = new MerkleProver(new LeafHashList([.. Tree.Leaves.Take(99)]), new());
        (await Should.ThrowAsync<InvalidOperationException>(() => prover.InclusionAsync(3, 100, default))).Message.ShouldContain("were handed out");
    }

    [Fact]
    public async Task What_lies_outside_the_tree_has_no_proof()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().InclusionAsync(-1, 5, default));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().InclusionAsync(5, 5, default));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().ConsistencyAsync(-1, 5, default));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().ConsistencyAsync(6, 5, default));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Prover().RootAsync(-1, default));
        Should.Throw<ArgumentOutOfRangeException>(() => new SubtreeRoots(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new SubtreeRoots(3));
    }

    /// <summary>All pairs at full size; otherwise all up to 64 and a sample of the rest.</summary>
    private static IEnumerable<(int Lower, int Size)> Pairs(Func<int, int, bool> fits)
    {
        var chance = new Random(9162);
        for (var size = 0; size <= Largest; size++)
        {
            if (Sizes.Full || size <= 64)
            {
                for (var lower = 0; lower <= size; lower++)
                {
                    if (fits(lower, size))
                        yield return (lower, size);
                }

                continue;
            }

            foreach (var lower in (int[])[0, 1, size / 2, size - 1, chance.Next(size), chance.Next(size), chance.Next(size)])
                yield return (lower, size);
        }
    }

    /// <summary>A log of leaves that are all the same, which counts how many are read, and the most at a time.</summary>
    private sealed class CountingLog(byte[] leaf) : ILeafHashes
    {
        public long Read { get; private set; }

        public int Most { get; private set; }

        public Task<IReadOnlyList<byte[]>> ReadAsync(long start, int count, CancellationToken cancellationToken)
        {
            (Read, Most) = (Read + count, Math.Max(Most, count));
            return Task.FromResult<IReadOnlyList<byte[]>>(Enumerable.Repeat(leaf, count).ToList());
        }
    }

    private static void ShouldBeSame(IReadOnlyList<byte[]> proof, List<byte[]> expected, string what)
    {
        var same = proof.Count == expected.Count;
        for (var i = 0; same && i < proof.Count; i++)
            same = proof[i].AsSpan().SequenceEqual(expected[i]);
        same.ShouldBeTrue(what);
    }
}
