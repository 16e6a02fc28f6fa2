using System.Buffers.Binary;
using System.Security.Cryptography;
using Portal.Application.Ports;

namespace Portal.Application.Pipeline;

/// <summary>Chance from the operating system.</summary>
internal sealed class CryptographicChance : IChance
{
    /// <summary>A version 4 UUID (RFC 9562, section 5.4): 122 random bits.</summary>
    public Guid NewId()
    {
        var bytes = NextKey(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public ulong NextBits() => BinaryPrimitives.ReadUInt64LittleEndian(NextKey(sizeof(ulong)));

    public byte[] NextKey(int bytes) => RandomNumberGenerator.GetBytes(bytes);
}
