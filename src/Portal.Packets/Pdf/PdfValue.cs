namespace Portal.Packets.Pdf;

/// <summary>A value as it is written in a file (ISO 32000-1 §7.3), with the bytes it takes: a revision repeats what it does
/// not change byte for byte.</summary>
/// <param name="Start">First byte.</param>
/// <param name="End">Byte after the last.</param>
internal abstract record PdfValue(int Start, int End);

/// <summary><c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed record PdfConstant(string Text, int Start, int End) : PdfValue(Start, End);

/// <summary>A number in its written form.</summary>
internal sealed record PdfNumber(string Text, int Start, int End) : PdfValue(Start, End);

/// <summary>A name without its slash, escapes as written.</summary>
internal sealed record PdfName(string Text, int Start, int End) : PdfValue(Start, End);

/// <summary>A string, literal or hexadecimal.</summary>
internal sealed record PdfText(byte[] Bytes, int Start, int End) : PdfValue(Start, End);

/// <summary>An array.</summary>
internal sealed record PdfArray(IReadOnlyList<PdfValue> Items, int Start, int End) : PdfValue(Start, End);

/// <summary>A reference to an object of generation 0.</summary>
internal sealed record PdfReference(int Number, int Start, int End) : PdfValue(Start, End);

/// <summary>A dictionary; each key once.</summary>
internal sealed record PdfDictionary(IReadOnlyList<(string Key, PdfValue Value)> Entries, int Start, int End) : PdfValue(Start, End)
{
    /// <summary>The value under a key; null when there is none.</summary>
    public PdfValue? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key == key)
                return entry.Value;
        }

        return null;
    }

    /// <summary>The value under a key, of the kind that must stand there.</summary>
    public T Get<T>(string key) where T : PdfValue =>
        Find(key) as T ?? throw new PdfFormatException($"/{key} is missing or is no {typeof(T).Name[3..].ToLowerInvariant()}", Start);

    /// <summary>The whole number under a key.</summary>
    public int GetCount(string key) => Get<PdfNumber>(key).AsCount();

    /// <summary>Whether the name under a key is this one.</summary>
    public bool Says(string key, string name) => Find(key) is PdfName { Text: var text } && text == name;
}
