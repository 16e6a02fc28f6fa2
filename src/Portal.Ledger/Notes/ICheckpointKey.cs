namespace Portal.Ledger.Notes;

/// <summary>A private key that signs checkpoints or cosigns them: ECDSA on P-256 over SHA-256, in a file or in hardware.</summary>
public interface ICheckpointKey
{
    /// <summary>The public half as SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), DER.</summary>
    byte[] PublicKey { get; }

    /// <summary>Signs a message.</summary>
    /// <param name="message">The message itself, not its hash.</param>
    /// <returns>The signature in DER (RFC 3279 §2.2.3).</returns>
    byte[] Sign(byte[] message);
}
