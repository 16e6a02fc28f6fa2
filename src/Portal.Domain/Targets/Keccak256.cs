using System.Buffers.Binary;
using System.Numerics;

namespace Portal.Domain.Targets;

/// <summary>Keccak-256 as Ethereum took it before the standard: padding 0x01, where SHA3-256 (FIPS 202) pads with 0x06.
/// The base library has only the latter.</summary>
internal static class Keccak256
{
    private const int Rate = 136;
    private const int Lanes = 25;

    private static readonly ulong[] RoundConstants =
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B, 0x0000000080000001,
        0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
        0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
        0x000000000000800A, 0x800000008000000A, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    /// <summary>Steps rho and pi walk the lanes in this order, turning each by the amount beside it.</summary>
    private static readonly (int Lane, int Turn)[] Walk =
    [
        (10, 1), (7, 3), (11, 6), (17, 10), (18, 15), (3, 21), (5, 28), (16, 36), (8, 45), (21, 55), (24, 2), (4, 14),
        (15, 27), (23, 41), (19, 56), (13, 8), (12, 25), (2, 43), (20, 62), (14, 18), (22, 39), (9, 61), (6, 20), (1, 44),
    ];

    /// <summary>Hashes a message shorter than one block; an address in ASCII has 40 bytes.</summary>
    /// <param name="message">At most 135 bytes.</param>
    /// <param name="digest">Receives 32 bytes.</param>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> digest)
    {
        Span<byte> block = stackalloc byte[Rate];
        block.Clear();
        message.CopyTo(block);
        block[message.Length] ^= 0x01;
        block[Rate - 1] ^= 0x80;

        Span<ulong> state = stackalloc ulong[Lanes];
        state.Clear();
        for (var i = 0; i < Rate / 8; i++)
            state[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * i)..]);
        foreach (var constant in RoundConstants)
            Round(state, constant);
        for (var i = 0; i < 4; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(digest[(8 * i)..], state[i]);
    }

    private static void Round(Span<ulong> state, ulong constant)
    {
        Span<ulong> row = stackalloc ulong[5];
        for (var x = 0; x < 5; x++)
            row[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
        for (var i = 0; i < Lanes; i++)
            state[i] ^= row[(i + 4) % 5] ^ BitOperations.RotateLeft(row[(i + 1) % 5], 1);

        var moved = state[1];
        foreach (var (lane, turn) in Walk)
            (state[lane], moved) = (BitOperations.RotateLeft(moved, turn), state[lane]);

        for (var y = 0; y < Lanes; y += 5)
        {
            state.Slice(y, 5).CopyTo(row);
            for (var x = 0; x < 5; x++)
                state[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
        }

        state[0] ^= constant;
    }
}
