using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Ledger.Notes;

/// <summary>What a key says with its signature.</summary>
public enum NoteKeyKind
{
    /// <summary>A log signs its checkpoint: signature type 0x02 of c2sp.org/signed-note over the text of the note.</summary>
    Log,

    /// <summary>A witness cosigns one with the time: as c2sp.org/tlog-cosignature lays it out for Ed25519, with ECDSA instead.
    /// The specification has no such type, so it is of type 0xff with a name of its own; others ignore the line.</summary>
    Witness,
}

/// <summary>The public half of a key that signs notes, and the name it signs with. Two are the same when their texts are.</summary>
public sealed class NoteKey : IEquatable<NoteKey>
{
    /// <summary>What follows type 0xff in the id and the text of a witness's key.</summary>
    private const string WitnessType = "docket/ecdsa-p256-sha256-cosignature/v1";

    private static readonly byte[] s_log = [0x02];
    private static readonly byte[] s_witness = [0xff, .. Encoding.ASCII.GetBytes(WitnessType)];

    private readonly byte[] _publicKey;

    private NoteKey(NoteKeyKind kind, string name, byte[] publicKey) =>
        (Kind, Name, _publicKey, KeyId) = (kind, name, publicKey, BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Identified(kind, name, publicKey))));

    /// <summary>What it says with its signature.</summary>
    public NoteKeyKind Kind { get; }

    /// <summary>Name it signs with; a log's is the origin of its checkpoints.</summary>
    public string Name { get; }

    /// <summary>A log's: the first four bytes of SHA-256 of the public key (c2sp.org/signed-note, type 0x02: the name is no part
    /// of it). A witness's: of name, line feed, type and public key, as that page recommends.</summary>
    public uint KeyId { get; }

    /// <summary>SubjectPublicKeyInfo in DER; the caller's own copy.</summary>
    public byte[] PublicKey => [.. _publicKey];

    /// <summary>Names a public key.</summary>
    /// <param name="kind">What it says with its signature.</param>
    /// <param name="name">Name it signs with: not empty, without white space, plus and control characters.</param>
    /// <param name="publicKey">SubjectPublicKeyInfo in DER of a key on P-256.</param>
    /// <exception cref="ArgumentException">No such name or no such key.</exception>
    public static NoteKey Of(NoteKeyKind kind, string name, ReadOnlySpan<byte> publicKey)
    {
        if (!IsName(name))
            throw new ArgumentException("A key's name is not empty and has no white space, no plus and no control characters.", nameof(name));
        return P256.Checked(publicKey) is { } spelled
            ? new(kind, name, spelled)
            : throw new ArgumentException("Not a public key on P-256 as SubjectPublicKeyInfo in DER.", nameof(publicKey));
    }

    /// <summary>Names a public key out of PEM.</summary>
    /// <param name="kind">What it says with its signature.</param>
    /// <param name="name">Name it signs with.</param>
    /// <param name="pem">A public key in PEM (RFC 7468 §13), as <c>openssl ec -pubout</c> writes it; of a private key its public half.</param>
    /// <exception cref="ArgumentException">No such name, or no such key.</exception>
    public static NoteKey FromPem(NoteKeyKind kind, string name, string pem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return Of(kind, name, key.ExportSubjectPublicKeyInfo());
        }
        catch (CryptographicException e)
        {
            throw new ArgumentException("There is no key on P-256 in this PEM.", nameof(pem), e);
        }
    }

    /// <summary>Reads a verifier key: name, plus, key id in 8 lower-case hexadecimal digits, plus, base 64 of type and public key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key, when it is one.</param>
    /// <returns>Whether it is one in its one spelling, of a type known here.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out NoteKey? key)
    {
        key = null;
        var parts = text.Split('+', 3);
        if (parts.Length != 3 || !IsName(parts[0]) || !StrictBase64.TryRead(parts[2], out var bytes))
            return false;
        foreach (var kind in Enum.GetValues<NoteKeyKind>())
        {
            if (bytes.AsSpan().StartsWith(Type(kind)) && P256.Checked(bytes.AsSpan(Type(kind).Length)) is { } publicKey)
                key = new(kind, parts[0], publicKey);
        }

        key = key?.ToString() == text ? key : null;
        return key is not null;
    }

    /// <summary>Whether the signature is this key's and true for the text. False also when it belongs to another key.</summary>
    /// <param name="text">Text of the note, with its last line feed.</param>
    /// <param name="signature">A signature line of it.</param>
    public bool Verifies(ReadOnlySpan<byte> text, NoteSignature signature)
    {
        if (!Owns(signature))
            return false;
        return Kind == NoteKeyKind.Log
            ? P256.Verifies(_publicKey, text.ToArray(), signature.Signature)
            : Cosignature.TimeOf(signature) is { } time && P256.Verifies(_publicKey, Cosignature.Message(time, text), Cosignature.ProofOf(signature));
    }

    /// <summary>The verifier key as text (c2sp.org/signed-note, Verifier keys).</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{KeyId:x8}+{Convert.ToBase64String([.. Type(Kind), .. _publicKey])}");

    /// <inheritdoc/>
    public bool Equals(NoteKey? other) => other?.ToString() == ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NoteKey);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>Whether the line bears this key's name and id; only a signature that verifies is this key's.</summary>
    internal bool Owns(NoteSignature signature) => signature.KeyName == Name && signature.KeyId == KeyId;

    internal static bool IsName(string name) =>
        name.Length > 0 && !name.Any(letter => letter < ' ' || letter == '+' || char.IsWhiteSpace(letter));

    private static byte[] Type(NoteKeyKind kind) => kind == NoteKeyKind.Log ? s_log : s_witness;

    private static byte[] Identified(NoteKeyKind kind, string name, byte[] publicKey) =>
        kind == NoteKeyKind.Log ? publicKey : [.. Encoding.UTF8.GetBytes(name), 0x0A, .. s_witness, .. publicKey];
}
