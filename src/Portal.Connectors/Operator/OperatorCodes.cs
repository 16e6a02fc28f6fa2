namespace Portal.Connectors.Operator;

/// <summary>The words of the contract, and what each comes to.</summary>
internal static class OperatorCodes
{
    public const string InsufficientBalance = "insufficient-balance";
    public const string NoSuchAccount = "no-such-account";
    public const string Refused = "refused";

    /// <summary>No answer within the time limit.</summary>
    public const string Timeout = "timeout";

    /// <summary>No connection, or one that broke before the whole answer was here.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>An answer that says nothing about the order: an error, or not of the contract's form.</summary>
    public const string Fault = "fault";

    /// <summary>A sound answer, about something else than was ordered.</summary>
    public const string Contradiction = "contradiction";

    /// <summary>The operator knows the key with another order: something stands under it that was not ordered now.</summary>
    public const string KeyReused = "key-reused";

    /// <summary>The key was lifted, or was asked to be lifted before it was ever placed; it is never held again.</summary>
    public const string KeyClosed = "key-closed";

    public const string NoSuchHold = "no-such-hold";
    public const string Malformed = "malformed";
    public const string Unauthorised = "unauthorised";

    /// <summary>Whether a refusal's code goes on as it is; every other becomes <see cref="Refused"/>.</summary>
    public static bool IsKnownRefusal(string code) => code is InsufficientBalance or NoSuchAccount or Refused;
}
