using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Persistence.Mappings;

/// <summary>A draft's answers as one JSON column: they are kept as typed and never searched.</summary>
internal static class Answers
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal sealed class AsJson() : ValueConverter<Dictionary<string, string>, string>(
        answers => JsonSerializer.Serialize(answers, s_json), json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, s_json)!);

    /// <summary>The draft replaces the whole dictionary when it saves, so that the same object is the same answers.</summary>
    internal sealed class SameText() : ValueComparer<Dictionary<string, string>>((left, right) => ReferenceEquals(left, right), answers => answers.Count, answers => answers);
}
