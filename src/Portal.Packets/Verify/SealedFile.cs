using System.Globalization;
using System.Text;
using Portal.Packets.Pdf;
using Portal.Packets.Seal;

namespace Portal.Packets.Verify;

/// <summary>A file that consists of a packet and a seal on it, and of nothing else.</summary>
/// <param name="Unsealed">The packet before the seal.</param>
/// <param name="Revision">The file once more, as the sealer writes it; the signature's string is empty in it.</param>
/// <param name="SealedAt">The time the seal states.</param>
internal sealed record SealedFile(PdfFile Unsealed, SealRevision Revision, DateTimeOffset SealedAt)
{
    /// <summary>Reads a file and notes what is found on the way.</summary>
    /// <returns>Null when there is no seal that could be examined further.</returns>
    public static SealedFile? Read(byte[] bytes, FindingList findings)
    {
        var check = PacketCheck.Frame;
        try
        {
            if (!findings.Require(check, bytes.AsSpan().StartsWith("%PDF-1.7\n"u8) && bytes.AsSpan().EndsWith("\n%%EOF\n"u8), "the file does not begin with its format or does not end with its end mark"))
                return null;
            check = PacketCheck.Revisions;
            var tables = PdfTable.ReadAll(bytes, bytes.Length);
            if (tables.Count != 2 || tables[1].End != bytes.Length - 1)
            {
                findings.Fail(check, tables.Count < 2 ? "there is no seal" : "something was added behind the seal", ("revisions", tables.Count));
                return null;
            }

            findings.Pass(check);
            check = PacketCheck.Unsealed;
            var unsealed = PdfFile.Read(bytes, tables[0].End);
            findings.Pass(check);
            check = PacketCheck.Coverage;
            return Compare(bytes, unsealed, tables[1], findings);
        }
        catch (PdfFormatException wrong)
        {
            findings.Fail(check, wrong.Reason, ("at", wrong.Offset));
            return null;
        }
    }

    /// <summary>Writes the revision anew with the place and time it states and compares byte by byte. Whatever a revision could do
    /// besides sealing (other pages, a second field, a gap that is larger than the signature) would show.</summary>
    private static SealedFile? Compare(byte[] bytes, PdfFile unsealed, PdfTable table, FindingList findings)
    {
        var widget = Open(bytes, table, unsealed.Size);
        var signature = Open(bytes, table, unsealed.Size + 3);
        if (widget.Get<PdfArray>("Rect").Items is not [var left, var bottom, var right, var top])
            throw new PdfFormatException("no rectangle", widget.Start);
        var place = new SealPlace(widget.Get<PdfReference>("P").Number, left.AsPoints(), bottom.AsPoints(), right.AsPoints(), top.AsPoints());
        var date = signature.Get<PdfText>("M");
        if (!DateTimeOffset.TryParseExact(date.AsWords(), "'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sealedAt))
            throw new PdfFormatException("no date in use", date.Start);
        var again = SealRevision.Write(unsealed, place, date.AsWords());
        if (again.Bytes.Length != bytes.Length)
        {
            findings.Fail(PacketCheck.Coverage, "the revision has another length than a seal's", ("expected", again.Bytes.Length), ("found", bytes.Length));
            return null;
        }

        var (start, end) = (again.GapStart + 1, again.GapEnd - 1);
        var differs = FirstDifference(bytes.AsSpan(0, start), again.Bytes.AsSpan(0, start)) ?? end + FirstDifference(bytes.AsSpan(end), again.Bytes.AsSpan(end));
        if (differs is { } at)
        {
            findings.Fail(PacketCheck.Coverage, "the revision holds something else than a seal", ("at", at));
            return null;
        }

        findings.Pass(PacketCheck.Coverage, ("bytes", bytes.Length - (again.GapEnd - again.GapStart)));
        return new(unsealed, again, sealedAt);
    }

    /// <summary>The signature's string with its padding, as written in the file.</summary>
    public string Digits(byte[] bytes) => Encoding.Latin1.GetString(bytes, Revision.GapStart + 1, Revision.GapEnd - Revision.GapStart - 2);

    private static PdfDictionary Open(byte[] bytes, PdfTable table, int number) =>
        table.Offsets.TryGetValue(number, out var offset) && PdfObject.Open(bytes, bytes.Length, offset, number).Value is PdfDictionary dictionary
            ? dictionary
            : throw new PdfFormatException($"object {number} of the seal is missing", table.Start);

    private static int? FirstDifference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var common = one.CommonPrefixLength(other);
        return common == one.Length ? null : common;
    }
}
