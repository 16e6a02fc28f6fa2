using Portal.Ledger.Notes;

namespace Portal.Ledger.Witnessing;

/// <summary>What a witness makes of a checkpoint; the numbers are the HTTP codes of c2sp.org/tlog-witness, add-checkpoint.</summary>
public enum WitnessVerdict
{
    /// <summary>It continues all that was cosigned before.</summary>
    Cosigned = 200,

    /// <summary>It is older than the size that it is said to continue, or no submission at all.</summary>
    Malformed = 400,

    /// <summary>No key that is trusted for the log signed it, or one of them is said to have and did not.</summary>
    NotSigned = 403,

    /// <summary>A log that the witness does not know.</summary>
    UnknownLog = 404,

    /// <summary>The size that it is said to continue is not the last cosigned one; or it is another tree of that very size.</summary>
    Stale = 409,

    /// <summary>The proof does not show that it continues the last cosigned one.</summary>
    Inconsistent = 422,
}

/// <summary>A witness's answer.</summary>
/// <param name="Verdict">What it makes of the checkpoint.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Cosignature">The signature line, when it was cosigned.</param>
/// <param name="CosignedSize">The last cosigned size, when another was named.</param>
public sealed record WitnessAnswer(WitnessVerdict Verdict, string Reason, NoteSignature? Cosignature = null, long? CosignedSize = null);
