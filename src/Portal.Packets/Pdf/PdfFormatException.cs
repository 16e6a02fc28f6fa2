namespace Portal.Packets.Pdf;

/// <summary>A file that is not of the shape this reader knows. The only thing that hostile input brings about.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Major Code Smell", "S3871", Justification = "the room catches it; nobody outside meets one")]
internal sealed class PdfFormatException(string reason, int offset) : Exception($"{reason} at byte {offset}")
{
    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; } = reason;

    /// <summary>Where, counted from the start of the file.</summary>
    public int Offset { get; } = offset;
}
