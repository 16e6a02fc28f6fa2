using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Application.Demo;

/// <summary>Numbers that look like chance and are the same for the same seed and name, on every machine and version:
/// SHA-256 of a counter.</summary>
internal sealed class StoryDice(ulong seed, string name)
{
    private readonly Lock _lock = new();
    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);
    private ulong _counter;

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var filled = 0; filled < count; filled += SHA256.HashSizeInBytes)
        {
            var block = Block();
            block.AsSpan(0, Math.Min(block.Length, count - filled)).CopyTo(bytes.AsSpan(filled));
        }

        return bytes;
    }

    public ulong Bits() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(sizeof(ulong)));

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both among them.</summary>
    public int Between(int least, int most) => least + (int)(Bits() % (ulong)(most - least + 1));

    public T Of<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    private byte[] Block()
    {
        Span<byte> input = stackalloc byte[16 + _name.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(input, seed);
        lock (_lock)
            BinaryPrimitives.WriteUInt64LittleEndian(input[8..], _counter++);
        _name.CopyTo(input[16..]);
        return SHA256.HashData(input);
    }
}
