namespace Portal.Domain;

/// <summary>A result that the pipeline can refuse without knowing what success would carry.</summary>
/// <typeparam name="TSelf">The result itself.</typeparam>
public interface IOutcome<TSelf>
    where TSelf : IOutcome<TSelf>
{
    /// <summary>Why not; empty on success.</summary>
    IReadOnlyList<Refusal> Refusals { get; }

    /// <summary>A result that carries only refusals; at least one.</summary>
    static abstract TSelf Refused(IReadOnlyList<Refusal> refusals);
}
