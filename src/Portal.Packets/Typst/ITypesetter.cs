using Portal.Application.Packets;
using Portal.Domain;

namespace Portal.Packets.Typst;

/// <summary>Sets a packet as an unsealed PDF/A-3a file.</summary>
internal interface ITypesetter
{
    /// <summary>Why nothing can be set now; null when it works.</summary>
    Refusal? Standstill { get; }

    /// <summary>Sets a document; refuses with <c>packets.cannot-be-set</c> or <c>packets.press-stands-still</c>.</summary>
    Task<Result<TypesetPacket>> SetAsync(PacketDocument document, CancellationToken cancellationToken);
}

/// <summary>A packet that was set.</summary>
/// <param name="Pdf">The whole file.</param>
/// <param name="Pages">Number of pages.</param>
/// <param name="Box">Where the visible seal goes; null when the document draws none.</param>
internal sealed record TypesetPacket(byte[] Pdf, int Pages, SealBox? Box);

/// <summary>Place of the visible seal, in points from the top left corner of its page.</summary>
/// <param name="Page">Counted from 1.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="PageHeight">Height of the page, by which Y is turned into PDF's bottom-left origin.</param>
internal sealed record SealBox(int Page, double X, double Y, double Width, double Height, double PageHeight);
