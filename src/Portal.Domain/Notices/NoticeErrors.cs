namespace Portal.Domain.Notices;

/// <summary>Why a message was not delivered.</summary>
public static class NoticeErrors
{
    /// <summary>No row says to whom such a message goes; another version of the portal wrote it.</summary>
    public static Refusal UnknownTopic { get; } = new("notices.unknown-topic");

    /// <summary>Something broke that nobody foresaw; the log of that time says what kind it was.</summary>
    public static Refusal Fault { get; } = new("notices.fault");

    /// <summary>Whoever worked on it ended or stood still each time, so nobody knows why.</summary>
    public static Refusal ProcessEnded { get; } = new("notices.process-ended");

    /// <summary>Whoever worked on it took longer than the lease; what was done is not noted.</summary>
    public static Refusal LeaseLost { get; } = new("notices.lease-lost");

    /// <summary>The mail server did not take it.</summary>
    public static Refusal NotTaken { get; } = new("notices.not-taken");
}
