namespace Portal.Packets.Pdf;

/// <summary>The pages of a file in reading order (ISO 32000-1 §7.7.3).</summary>
internal static class PdfPages
{
    /// <summary>Inner nodes on the way; the typesetter writes one.</summary>
    private const int MostNodes = 64;

    /// <summary>The object number of the page with this number, from 1.</summary>
    public static int Find(PdfFile file, int page)
    {
        var left = page;
        return Find(file, file.Catalog.Get<PdfReference>("Pages"), [], ref left) ?? throw new PdfFormatException($"page {page} is missing", file.TableStart);
    }

    private static int? Find(PdfFile file, PdfReference node, HashSet<int> met, ref int left)
    {
        var dictionary = file.Dictionary(node);
        if (dictionary.Says("Type", "Page"))
            return --left == 0 ? node.Number : null;
        if (!met.Add(node.Number) || met.Count > MostNodes || !dictionary.Says("Type", "Pages"))
            throw new PdfFormatException("no tree of pages", dictionary.Start);
        foreach (var kid in file.Array(dictionary.Get<PdfValue>("Kids")).Items)
        {
            if (Find(file, kid as PdfReference ?? throw new PdfFormatException("no page", kid.Start), met, ref left) is { } found)
                return found;
        }

        return null;
    }
}
