using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Connectors.Operator;

/// <summary>How messages of the contract are written and read. Reading is strict: a member that is missing, null, there twice
/// or of another kind makes the message malformed. Members that version 1 does not know are passed over.</summary>
internal static class WireForm
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
    };

    /// <summary>Null when it is no such message.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>An address, spelled as in the order.</summary>
internal sealed record WireAddress(string Family, string Value)
{
    public long? Tag { get; init; }
}

/// <summary>Body of a placement.</summary>
internal sealed record WireOrder(string Reference, WireAddress Address, string Asset, string Amount);

/// <summary>Body of a question for a balance.</summary>
internal sealed record WireQuestion(WireAddress Address, string Asset);

/// <summary>What stands under a key.</summary>
internal sealed record WireHold(string Key, string Status, WireAddress Address, string Asset, string Amount)
{
    public const string Held = "held";
    public const string Lifted = "lifted";

    public string? OperatorReference { get; init; }
}

/// <summary>Why not.</summary>
internal sealed record WireRefusal(string Code);

/// <summary>What stands on an account.</summary>
internal sealed record WireBalance(string Account, string Available, string Held);
