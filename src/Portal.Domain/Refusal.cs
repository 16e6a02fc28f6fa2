namespace Portal.Domain;

/// <summary>A "no" as a value: a stable code and the facts that its sentence needs. The sentence itself stands in the
/// text catalogue under the key <c>refusal.</c> + <see cref="Code"/>, once per language, and says what to do next.</summary>
/// <param name="Code">Stable dotted code, <c>feature.reason</c> in lower case with hyphens, e.g. <c>requests.freeze-too-long</c>.</param>
/// <param name="Arguments">Named facts for the sentence. Never a person's data: refusals may be logged by code.</param>
public sealed record Refusal(string Code, params IReadOnlyList<(string Name, object Value)> Arguments)
{
    /// <summary>The form field the refusal belongs to, or null when it concerns the whole message.</summary>
    public string? Field { get; init; }

    /// <inheritdoc />
    public override string ToString() => Field is null ? Code : $"{Field}: {Code}";
}
