using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Application.Pipeline;

/// <summary>Knows forms that have had their effect already.</summary>
internal sealed class FormMemory(IPortalDb db, CurrentForm form, CurrentActor current, TimeProvider time)
{
    /// <summary>What the first sending of this form gave back; null when this is the first, or when no form brought the message.</summary>
    public async Task<TResponse?> FindAsync<TRequest, TResponse>(TRequest request, CancellationToken cancellationToken)
        where TResponse : IOutcome<TResponse>
    {
        if (form.Key is not { } key || request is IRepeats)
            return default;
        var (actor, hash, name) = (current.Actor.Id, HashOf(key), typeof(TRequest).Name);
        var use = await db.FormUses.AsNoTracking().FirstOrDefaultAsync(use => use.Actor == actor && use.KeyHash == hash && use.Message == name, cancellationToken);
        if (use is null)
            return default;
        return use.ContentHash == FormContent.HashOf(key, request) ? FormOutcome<TResponse>.Read(use.Outcome) : TResponse.Refused([FormRefusals.SentOtherwise]);
    }

    /// <summary>Adds the use of the form to the commit that is under way.</summary>
    public void Remember<TRequest, TResponse>(TRequest request, TResponse outcome)
        where TResponse : IOutcome<TResponse>
    {
        if (form.Key is { } key && request is not IRepeats)
            db.FormUses.Add(new()
            {
                Actor = current.Actor.Id, KeyHash = HashOf(key), Message = typeof(TRequest).Name, ContentHash = FormContent.HashOf(key, request),
                Outcome = FormOutcome<TResponse>.Write(outcome), UsedAt = time.GetUtcNow(),
            });
    }

    private static string HashOf(Guid key) => Convert.ToHexStringLower(SHA256.HashData(key.ToByteArray()));
}

/// <summary>What the form step says no to.</summary>
internal static class FormRefusals
{
    /// <summary>The form had its effect with other contents.</summary>
    public static readonly Refusal SentOtherwise = new("form.sent-otherwise");

    /// <summary>Others acted on the request after the form was shown.</summary>
    public static readonly Refusal ChangedMeanwhile = new("form.changed-meanwhile");

    /// <summary>Every attempt lost its race.</summary>
    public static readonly Refusal Crowded = new("form.crowded");
}
