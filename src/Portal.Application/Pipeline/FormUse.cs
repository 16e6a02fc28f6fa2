using Portal.Domain.Accounts;

namespace Portal.Application.Pipeline;

/// <summary>A form that has had its effect. Written in the commit of that effect; it says nothing of what was typed.</summary>
public sealed class FormUse
{
    /// <summary>How long a form is known: a day that a tab was left open, and a weekend.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(4);

    /// <summary>Who sent it; the key of one person is nothing to another.</summary>
    public AccountId Actor { get; init; }

    /// <summary>SHA-256 of the key in lower-case hexadecimal; the key itself is not kept.</summary>
    public string KeyHash { get; init; } = "";

    /// <summary>Name of the message, since one form may send several.</summary>
    public string Message { get; init; } = "";

    /// <summary>SHA-256 of key and message in lower-case hexadecimal. Without the key it cannot be guessed from short contents.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>What the first sending gave back, as JSON: ids and codes.</summary>
    public string Outcome { get; init; } = "";

    public DateTimeOffset UsedAt { get; init; }
}
