namespace Portal.Ledger.Tests.Proofs;

/// <summary>Roots and proofs by the recursive definitions of RFC 6962 §2.1, §2.1.1 and §2.1.2, word for word and nothing else.</summary>
internal sealed class NaiveTree
{
    private readonly List<byte[]> _leaves;
    private readonly Dictionary<(int Start, int Count), byte[]> _roots = [];

    public NaiveTree(int leaves, int seed)
    {
        var chance = new Random(seed);
        _leaves = Enumerable.Range(0, leaves).Select(_ =>
        {
            var leaf = new byte[32];
            chance.NextBytes(leaf);
            return leaf;
        }).ToList();
    }

    public IReadOnlyList<byte[]> Leaves => _leaves;

    public byte[] Root(int size) => Root(0, size);

    public List<byte[]> Inclusion(int index, int size) => Inclusion(index, 0, size);

    public List<byte[]> Consistency(int oldSize, int newSize) => oldSize == 0 ? [] : Consistency(oldSize, 0, newSize, true);

    private byte[] Root(int start, int count)
    {
        if (count == 0)
            return MerkleTree.EmptyRoot;
        if (count == 1)
            return _leaves[start];
        if (_roots.TryGetValue((start, count), out var known))
            return known;
        var left = Left(count);
        return _roots[(start, count)] = MerkleTree.NodeHash(Root(start, left), Root(start + left, count - left));
    }

    private List<byte[]> Inclusion(int index, int start, int count)
    {
        if (count == 1)
            return [];
        var left = Left(count);
        return index < left
            ? [.. Inclusion(index, start, left), Root(start + left, count - left)]
            : [.. Inclusion(index - left, start + left, count - left), Root(start, left)];
    }

    private List<byte[]> Consistency(int old, int start, int count, bool isWhole)
    {
        if (old == count)
            return isWhole ? [] : [Root(start, count)];
        var left = Left(count);
        return old <= left
            ? [.. Consistency(old, start, left, isWhole), Root(start + left, count - left)]
            : [.. Consistency(old - left, start + left, count - left, false), Root(start, left)];
    }

    private static int Left(int count)
    {
        var left = 1;
        while (left * 2 < count)
            left *= 2;
        return left;
    }
}
