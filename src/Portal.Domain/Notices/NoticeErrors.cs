namespace Portal.Domain.Notices;

/// <summary>Why a message was not delivered.</summary>
public static class NoticeErrors
{
    /// <summary>No row says to whom such a message goes; another version of the portal wrote it.</summary>
    public static Refusal UnknownTopic { get; } = new("notices.unknown-topic");

    /// <summary>Something broke that nobody foresaw; the log of that time says what kind it was.</summary>
    public static Refusal Fault { get; } = new("notices.fault");

    /// <summary>The mail server did not take it.</summary>
    public static Refusal NotTaken { get; } = new("notices.not-taken");
}
