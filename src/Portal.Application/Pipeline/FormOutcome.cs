using System.Text.Json;
using Portal.Domain;

namespace Portal.Application.Pipeline;

/// <summary>Keeps what a command came to and gives it back. The pipeline knows the result's type, this finds the value's.</summary>
internal abstract class FormOutcome<TResponse>
{
    private static readonly FormOutcome<TResponse> s_kind =
        (FormOutcome<TResponse>)Activator.CreateInstance(typeof(FormOutcome<,>).MakeGenericType(typeof(TResponse), typeof(TResponse).GetGenericArguments()[0]))!;

    public static string Write(TResponse outcome) => s_kind.ToJson(outcome);

    public static TResponse Read(string json) => s_kind.FromJson(json);

    protected abstract string ToJson(TResponse outcome);

    protected abstract TResponse FromJson(string json);
}

/// <summary>For results that carry <typeparamref name="T"/>.</summary>
internal sealed class FormOutcome<TResponse, T> : FormOutcome<TResponse>
{
    protected override string ToJson(TResponse outcome) => JsonSerializer.Serialize(((Result<T>)(object)outcome!).Value, FormContent.Json);

    protected override TResponse FromJson(string json) => (TResponse)(object)Result<T>.Of(JsonSerializer.Deserialize<T>(json, FormContent.Json)!);
}
