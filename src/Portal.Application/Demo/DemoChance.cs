using Portal.Application.Ports;
using Portal.Ledger;

namespace Portal.Application.Demo;

/// <summary>Chance that repeats itself, so that every demo tells the same story. Whoever knows the seed knows every id, so
/// this is for the demo's own container only, and it makes no keys.</summary>
public sealed class DemoChance(ulong seed) : IChance
{
    // Each kind draws from a stream of its own: a new id somewhere in the story does not change the references after it.
    private readonly StoryDice _ids = new(seed, "ids");
    private readonly StoryDice _bits = new(seed, "bits");
    private readonly StoryDice _salts = new(seed, "salts");

    /// <summary>A version 4 UUID in form (RFC 9562, section 5.4).</summary>
    public Guid NewId()
    {
        var bytes = _ids.Bytes(16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public ulong NextBits() => _bits.Bits();

    /// <summary>Anybody can open what the story commits to; all of it is invented.</summary>
    public byte[] NextSalt() => _salts.Bytes(Commitment.SaltLength);

    /// <summary>Refused: the story signs nobody in, and a key from a known seed would let anybody in.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public byte[] NextKey(int bytes) => throw new NotSupportedException("The demo's chance makes no keys.");
}
