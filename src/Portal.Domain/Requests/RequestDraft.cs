using Portal.Domain.Accounts;
using Portal.Domain.Agencies;

namespace Portal.Domain.Requests;

/// <summary>A request being written. It keeps what was typed exactly as it was typed, right or wrong, so that nothing is
/// ever lost; the request that grows from it keeps its id, so that sending twice makes one request.</summary>
public sealed class RequestDraft
{
    /// <summary>Most drafts one officer may keep.</summary>
    public const int MaxPerOfficer = 50;

    private Dictionary<string, string> _answers = [];

    private RequestDraft()
    {
    }

    /// <summary>The id the request will have.</summary>
    public RequestId Id { get; private set; }

    /// <summary>What will be asked for.</summary>
    public RequestKind Kind { get; private set; }

    /// <summary>Who writes it.</summary>
    public AccountId Officer { get; private set; }

    /// <summary>The officer's agency.</summary>
    public AgencyId Agency { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>UTC; the last time something was saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Grows with each save.</summary>
    public long Version { get; private set; }

    /// <summary>The request that ends when this draft is sent, if it is still open then; null for a draft of its own.</summary>
    public RequestId? Supersedes { get; private set; }

    /// <summary>Form field → what was typed.</summary>
    public IReadOnlyDictionary<string, string> Answers => _answers;

    /// <summary>Begins a draft.</summary>
    public static RequestDraft Start(RequestId id, RequestKind kind, AccountId officer, AgencyId agency, DateTimeOffset now) =>
        new() { Id = id, Kind = kind, Officer = officer, Agency = agency, StartedAt = now, SavedAt = now };

    /// <summary>Begins a draft with what an earlier request of the officer says.</summary>
    /// <param name="id">The id the new request will have.</param>
    /// <param name="earlier">The request that is copied.</param>
    /// <param name="answers">Its data as the form holds them.</param>
    /// <param name="supersede">Whether the earlier request ends when the draft is sent.</param>
    /// <param name="now">UTC.</param>
    /// <returns>The draft, or why an ended request cannot be taken the place of.</returns>
    public static Result<RequestDraft> CopyOf(
        RequestId id, LegalRequest earlier, IEnumerable<KeyValuePair<string, string>> answers, bool supersede, DateTimeOffset now)
    {
        if (supersede && Lifecycle.Find(earlier.State, RequestTrigger.Supersede) is null)
            return RequestErrors.WrongState(earlier.State);
        var draft = Start(id, earlier.Kind, earlier.Officer, earlier.Agency, now);
        draft.Supersedes = supersede ? earlier.Id : null;
        draft.Save(answers, now);
        return draft;
    }

    /// <summary>Keeps the answers of one step; other steps stay as they are.</summary>
    public void Save(IEnumerable<KeyValuePair<string, string>> answers, DateTimeOffset now)
    {
        var merged = new Dictionary<string, string>(_answers);
        foreach (var (field, typed) in answers)
            merged[field] = typed;
        (_answers, SavedAt, Version) = (merged, now, Version + 1);
    }
}
