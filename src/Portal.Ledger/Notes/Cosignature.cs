using System.Buffers.Binary;
using System.Text;

namespace Portal.Ledger.Notes;

/// <summary>What a witness signs (c2sp.org/tlog-cosignature, Ed25519 signed message, with ECDSA): two lines of its own, then the
/// text of the checkpoint. The signature is the time in 8 bytes, most significant first, and the ECDSA signature in DER.</summary>
public static class Cosignature
{
    /// <summary>Cosigns a checkpoint.</summary>
    /// <param name="checkpoint">A checkpoint that was found consistent with all earlier ones of its log.</param>
    /// <param name="name">Name of the witness.</param>
    /// <param name="key">Key of the witness; of nothing else.</param>
    /// <param name="now">The time, cut to whole seconds.</param>
    /// <exception cref="ArgumentException">No such name.</exception>
    public static NoteSignature Sign(Checkpoint checkpoint, string name, ICheckpointKey key, DateTimeOffset now)
    {
        var identity = NoteKey.Of(NoteKeyKind.Witness, name, key.PublicKey);
        var time = now.ToUnixTimeSeconds();
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time);
        return new(identity.Name, identity.KeyId, [.. bytes, .. key.Sign(Message(time, checkpoint.TextBytes))]);
    }

    /// <summary>Seconds since 1970 that a cosignature states, or null when it is too short for one or the time is out of range.</summary>
    /// <param name="signature">A signature line of a witness.</param>
    public static long? TimeOf(NoteSignature signature) =>
        signature.Signature.Length > sizeof(long) && BinaryPrimitives.ReadInt64BigEndian(signature.Signature) is >= 0 and var time ? time : null;

    internal static ReadOnlySpan<byte> ProofOf(NoteSignature signature) => signature.Signature.AsSpan(sizeof(long));

    internal static byte[] Message(long time, ReadOnlySpan<byte> text) =>
        [.. Encoding.ASCII.GetBytes($"cosignature/v1\ntime {TreeNumber.Write(time)}\n"), .. text];
}
