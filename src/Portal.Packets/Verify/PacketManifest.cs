using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Packets.Verify;

/// <summary>The part of a manifest that the embedded files are held against.</summary>
internal sealed record PacketManifest([property: JsonRequired] string Format, [property: JsonRequired] IReadOnlyList<ManifestFile> Files)
{
    /// <summary>The manifest's own name among the embedded files; it does not list itself.</summary>
    public const string Name = "manifest.json";

    private const string KnownFormat = "docket-manifest/1";

    /// <summary>No property twice, so that nobody can read another value than the one that was checked.</summary>
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a manifest; null when it is none of the known format.</summary>
    public static PacketManifest? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<PacketManifest>(bytes, s_options) is { Format: KnownFormat } manifest && manifest.Files.All(file => file is not null) ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A file as the manifest lists it.</summary>
internal sealed record ManifestFile([property: JsonRequired] string Name, [property: JsonRequired] string MediaType, [property: JsonRequired] long Size, [property: JsonRequired] string Sha256);
