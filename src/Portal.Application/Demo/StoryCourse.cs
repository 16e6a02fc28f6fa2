namespace Portal.Application.Demo;

/// <summary>How far the desk gets with a request of the story.</summary>
internal enum StoryCourse
{
    /// <summary>Nobody has found it genuine yet.</summary>
    Untouched,

    /// <summary>Found genuine; an answer is being written.</summary>
    InReview,

    /// <summary>Waits for the agency's reply.</summary>
    Asked,

    /// <summary>An ordered hold waits for another person.</summary>
    HoldToApprove,

    /// <summary>An answer waits for another person.</summary>
    ToApprove,

    /// <summary>Answered in full.</summary>
    Answered,

    /// <summary>Answered after a question and its reply.</summary>
    AnsweredAfterReply,

    /// <summary>An interim answer, then the final one.</summary>
    AnsweredInTwo,

    /// <summary>Answered, but something is withheld.</summary>
    Withheld,

    /// <summary>A reasoned no.</summary>
    Declined,

    /// <summary>Taken back by its officer.</summary>
    Withdrawn,
}
