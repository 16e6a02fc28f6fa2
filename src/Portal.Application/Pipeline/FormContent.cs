using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain;

namespace Portal.Application.Pipeline;

/// <summary>Tells whether two sendings of a form say the same.</summary>
internal static class FormContent
{
    /// <summary>Typed ids and references are written as their text.</summary>
    public static readonly JsonSerializerOptions Json = new() { Converters = { new AsText() } };

    /// <summary>SHA-256 of the key's 16 bytes and the message as JSON, in lower-case hexadecimal.</summary>
    public static string HashOf<TRequest>(Guid key, TRequest request)
    {
        using var hash = SHA256.Create();
        using (var into = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            into.Write(key.ToByteArray());
            JsonSerializer.Serialize(into, request, Json);
        }

        return Convert.ToHexStringLower(hash.Hash!);
    }

    /// <summary>Whether a type is the portal's own and can be parsed from its own text.</summary>
    public static bool IsText(Type type) =>
        type.Assembly == typeof(Refusal).Assembly && Array.Exists(type.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IParsable<>));

    private sealed class AsText : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => IsText(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

        private sealed class Of<T> : JsonConverter<T>
            where T : IParsable<T>
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                T.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
        }
    }
}
