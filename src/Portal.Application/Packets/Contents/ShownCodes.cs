namespace Portal.Application.Packets.Contents;

/// <summary>Codes as the agency may read them.</summary>
internal static class ShownCodes
{
    private const string Unsaid = "other";

    /// <summary>A suspicion of fraud against the request itself is never told to whoever sent it.</summary>
    public static string Of(string code) => code == "fraud-suspected" ? Unsaid : code;

    /// <summary>Several at once, each once.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> codes) => [.. codes.Select(Of).Distinct()];
}
