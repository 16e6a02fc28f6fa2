using Portal.Domain;

namespace Portal.Application.Documents;

/// <summary>What a file is, by its first bytes; what the browser says about it is not asked.</summary>
internal static class MediaTypes
{
    private const int MaxNameLength = 120;

    private static readonly (string MediaType, byte[] Begins, string[] Endings)[] s_known =
    [
        ("application/pdf", "%PDF-"u8.ToArray(), [".pdf"]),
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [".png"]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF], [".jpg", ".jpeg"]),
    ];

    /// <summary>The media type, or null for what the portal does not take.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mediaType, begins, _) in s_known)
        {
            if (bytes.StartsWith(begins))
                return mediaType;
        }

        return null;
    }

    /// <summary>A name to show: no path, nothing hidden, not endless. It ends as its media type
    /// does, because the computer of whoever saves it goes by the ending and not by what the portal said.</summary>
    public static string CleanName(string typed, string mediaType) => CleanName(typed, s_known.First(known => known.MediaType == mediaType).Endings);

    /// <summary>The same for a file whose kind is known otherwise.</summary>
    /// <param name="typed">As the browser sent it.</param>
    /// <param name="endings">Endings it may have; without one it gets the first.</param>
    public static string CleanName(string typed, IReadOnlyList<string> endings)
    {
        var name = typed[(typed.LastIndexOfAny(['/', '\\']) + 1)..];
        var text = HiddenCharacters.Without(name).Trim().TrimEnd('.', ' ');
        if (text.Length == 0)
            text = "document";
        if (!endings.Any(ending => text.Length > ending.Length && text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            text += endings[0];
        var kept = text.Length <= MaxNameLength ? text : text[^MaxNameLength..];
        // Half a character at the cut could not be stored.
        if (char.IsLowSurrogate(kept[0]))
            kept = kept[1..];
        return kept;
    }
}
