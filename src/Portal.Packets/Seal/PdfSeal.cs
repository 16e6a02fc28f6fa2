using System.Globalization;
using System.Text;
using Portal.Domain;
using Portal.Packets.Pdf;
using Portal.Packets.Typst;

namespace Portal.Packets.Seal;

/// <summary>Seals a file: writes the revision, signs all of it, and puts the signature into its gap.</summary>
internal static class PdfSeal
{
    /// <summary>Seals.</summary>
    /// <param name="pdf">A tagged file of one revision.</param>
    /// <param name="box">Where the visible seal was drawn.</param>
    /// <param name="at">Time of sealing; whole seconds are kept.</param>
    /// <param name="chain">Key and certificates.</param>
    public static Result<byte[]> Seal(byte[] pdf, SealBox? box, DateTimeOffset at, SealChain chain)
    {
        SealRevision revision;
        try
        {
            var file = PdfFile.Read(pdf, pdf.Length);
            revision = SealRevision.Write(file, SealPlace.Of(file, box), Date(at));
        }
        catch (PdfFormatException wrong)
        {
            return SealErrors.CannotBeSealed(wrong.Message);
        }

        var signature = SealSignature.Sign(chain, revision.Covered());
        if (signature.Length > SealRevision.Room)
            return SealErrors.CannotBeSealed("the signature with its certificates is longer than its room");
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(signature), revision.Bytes.AsSpan(revision.GapStart + 1));
        return revision.Bytes;
    }

    /// <summary>A PDF date (ISO 32000-1 §7.9.4) in UTC.</summary>
    private static string Date(DateTimeOffset at) => at.ToUniversalTime().ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
}
