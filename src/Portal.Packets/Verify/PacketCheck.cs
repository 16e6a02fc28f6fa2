namespace Portal.Packets.Verify;

/// <summary>What is checked about a packet, in order.</summary>
public enum PacketCheck
{
    /// <summary>The whole file has the hash known from elsewhere.</summary>
    FileHash,

    /// <summary>The file begins and ends as a PDF file does, with nothing before or after.</summary>
    Frame,

    /// <summary>There are two revisions: the packet as it was set, and the seal.</summary>
    Revisions,

    /// <summary>The first revision is a whole file by itself.</summary>
    Unsealed,

    /// <summary>The second revision holds one seal and nothing else, and the seal says that it covers every byte but its own string.</summary>
    Coverage,

    /// <summary>The signature is written in the one form it can have (RFC 5652, DER): one signer, no unsigned attributes, no further certificates.</summary>
    Encoding,

    /// <summary>The covered bytes have the hash that was signed.</summary>
    Digest,

    /// <summary>The signature was made by the key of the seal's certificate.</summary>
    Signature,

    /// <summary>The signature names its certificates (RFC 5035).</summary>
    SigningCertificate,

    /// <summary>The certificates lead from the seal to an authority that issued itself.</summary>
    Chain,

    /// <summary>That authority is the one known from elsewhere.</summary>
    Authority,

    /// <summary>The certificates were valid at the time the seal states.</summary>
    Validity,

    /// <summary>The seal's certificate is for signatures and issues nothing.</summary>
    KeyUsage,

    /// <summary>The embedded files are those of the manifest, byte for byte, and no others.</summary>
    Files,
}
