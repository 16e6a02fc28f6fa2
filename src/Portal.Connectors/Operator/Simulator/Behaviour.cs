using System.Globalization;

namespace Portal.Connectors.Operator.Simulator;

/// <summary>How one call goes wrong.</summary>
internal enum BehaviourKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Does it and never answers.</summary>
    Timeout,

    /// <summary>Answers 500 and does nothing.</summary>
    Fault,

    /// <summary>Breaks the connection and does nothing.</summary>
    Unreachable,

    /// <summary>Waits, then does it, whether or not anybody still listens.</summary>
    Delay,

    /// <summary>Does it and answers with another amount.</summary>
    LieAmount,

    /// <summary>Does it and answers for another key.</summary>
    LieKey,

    /// <summary>Says that it did it, and did not.</summary>
    Forget,

    /// <summary>Refuses with a code.</summary>
    Refuse,

    /// <summary>Does it and answers 500.</summary>
    Late,
}

/// <summary>One scripted behaviour.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Wait">How long, for a delay.</param>
/// <param name="Code">With what, for a refusal.</param>
internal sealed record Behaviour(BehaviourKind Kind, TimeSpan Wait = default, string Code = "")
{
    private const int MaxDelay = 3_600_000;

    public static Behaviour None { get; } = new(BehaviourKind.None);

    /// <summary>Reads a behaviour as the control endpoint spells it; null when there is none of that name.</summary>
    public static Behaviour? Read(string text) => text.Split(':') switch
    {
        ["timeout"] => new(BehaviourKind.Timeout),
        ["fault"] => new(BehaviourKind.Fault),
        ["unreachable"] => new(BehaviourKind.Unreachable),
        ["lie-amount"] => new(BehaviourKind.LieAmount),
        ["lie-key"] => new(BehaviourKind.LieKey),
        ["forget"] => new(BehaviourKind.Forget),
        ["late"] => new(BehaviourKind.Late),
        ["refuse", { Length: > 0 } code] => new(BehaviourKind.Refuse, Code: code),
        ["delay", var wait] when int.TryParse(wait, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= MaxDelay =>
            new(BehaviourKind.Delay, TimeSpan.FromMilliseconds(milliseconds)),
        _ => null,
    };
}
