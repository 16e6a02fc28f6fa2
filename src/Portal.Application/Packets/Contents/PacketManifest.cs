using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Application.Packets.Contents;

/// <summary>An embedded file with its number of rows, and its data category where it has one.</summary>
internal sealed record RowFile(PacketFile File, int Rows, string Category)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(File.Bytes));
}

/// <summary>The manifest: what the packet says, and every embedded file but itself. UTF-8 JSON with its keys in a fixed order and
/// no blanks between them, so that the same contents are the same bytes.</summary>
internal static class PacketManifest
{
    public const string Name = "manifest.json";

    /// <summary>Version of the form.</summary>
    public const string Format = "docket-manifest/1";

    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // read as JSON, never put into a page

    public static byte[] Of(PacketMaterial material, string language, IReadOnlyList<RowFile> files)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_json))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("reference", material.Request.Reference);
            json.WriteNumber("answer", material.Answer.Number);
            json.WriteString("kind", material.Answer.Kind.ToString());
            json.WriteString("language", language);
            json.WriteString("created", material.Answer.ApprovedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("entity", material.Request.Entity);
            json.WriteString("agency", material.Request.Agency);
            Each(json, "targets", material.Findings, Finding);
            Each(json, "withheld", material.Withheld, Category);
            Each(json, "files", files, Entry);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Each<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Finding(Utf8JsonWriter json, PacketFinding finding)
    {
        json.WriteNumber("line", finding.Target.Line);
        json.WriteString("family", finding.Target.Family);
        json.WriteString("value", finding.Target.Normal);
        if (finding.Target.Tag is { } tag)
            json.WriteNumber("tag", tag);
        json.WriteString("outcome", finding.Outcome.ToString());
        json.WriteString("code", finding.Code);
    }

    private static void Category(Utf8JsonWriter json, (string Category, string Code) withheld)
    {
        json.WriteString("category", withheld.Category);
        json.WriteString("code", withheld.Code);
    }

    private static void Entry(Utf8JsonWriter json, RowFile file)
    {
        json.WriteString("name", file.File.Name);
        json.WriteString("mediaType", file.File.MediaType);
        json.WriteNumber("size", file.File.Bytes.Length);
        json.WriteString("sha256", file.Sha256);
        json.WriteNumber("rows", file.Rows);
        json.WriteString("description", file.File.Description);
    }
}
