namespace Portal.Domain;

/// <summary>What a command came to: a value, or the refusals that say why not. Never both, never neither.</summary>
/// <typeparam name="T">What success gives back.</typeparam>
public sealed class Result<T> : IOutcome<Result<T>>
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Refusal> refusals) => (_value, Refusals) = (value, refusals);

    /// <summary>Why not; empty on success.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>True when there is a value.</summary>
    public bool Succeeded => Refusals.Count == 0;

    /// <summary>The value. Reading it after a refusal is a bug and throws.</summary>
    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException($"Refused: {string.Join("; ", Refusals)}");

    /// <summary>Success, for values whose type is an interface.</summary>
    public static Result<T> Of(T value) => new(value, []);

    /// <summary>Success.</summary>
    public static implicit operator Result<T>(T value) => new(value, []);

    /// <summary>One refusal.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);

    /// <summary>Several refusals at once; at least one.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static Result<T> Refused(IReadOnlyList<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("A refusal needs a reason.", nameof(refusals));
}

/// <summary>Success without anything to give back.</summary>
public readonly record struct Done;
