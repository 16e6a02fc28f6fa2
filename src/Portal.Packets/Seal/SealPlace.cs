using Portal.Packets.Pdf;
using Portal.Packets.Typst;

namespace Portal.Packets.Seal;

/// <summary>Where the seal's field stands: a rectangle on a page, in points from the bottom left corner. Without a box it has
/// no extent and stands on the first page.</summary>
/// <param name="Page">Object number of the page.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Top">Upper edge.</param>
internal sealed record SealPlace(int Page, decimal Left, decimal Bottom, decimal Right, decimal Top)
{
    private const int Decimals = 2;

    /// <summary>The place of a box in the file it was drawn in.</summary>
    public static SealPlace Of(PdfFile file, SealBox? box) => box is null
        ? new(PdfPages.Find(file, 1), 0, 0, 0, 0)
        : new(PdfPages.Find(file, box.Page), Points(box.X), Points(box.PageHeight - box.Y - box.Height), Points(box.X + box.Width), Points(box.PageHeight - box.Y));

    private static decimal Points(double length) => decimal.Round((decimal)length, Decimals);
}
