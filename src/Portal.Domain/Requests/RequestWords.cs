namespace Portal.Domain.Requests;

/// <summary>What is asked for. Each kind has its own clocks, approvals, fields and outcomes.</summary>
public enum RequestKind
{
    /// <summary>Hold assets, provisionally or by order.</summary>
    Freeze,

    /// <summary>Hand over records of what the operator keeps.</summary>
    Data,
}

/// <summary>Where a request stands.</summary>
public enum RequestState
{
    /// <summary>Being written by the officer; nobody else sees it.</summary>
    Draft,

    /// <summary>In the team's queue, waiting for an investigator.</summary>
    Submitted,

    /// <summary>Claimed; the claimant checks that officer, agency and instrument are what they say.</summary>
    Verifying,

    /// <summary>Found genuine; the claimant works on the answer.</summary>
    InReview,

    /// <summary>The agency owes a reply; the time until it comes does not count against the operator.</summary>
    AwaitingAgency,

    /// <summary>The final answer, or a decline, has been disclosed.</summary>
    Answered,

    /// <summary>Answered, and nothing is left to do.</summary>
    Closed,

    /// <summary>Taken back by the officer before it was answered.</summary>
    Withdrawn,

    /// <summary>Replaced by a later request of the same officer before it was answered.</summary>
    Superseded,
}

/// <summary>How fast the answer is needed.</summary>
public enum Urgency
{
    /// <summary>The ordinary limits apply.</summary>
    Normal,

    /// <summary>Assets are about to leave the operator's reach; a ground is stated.</summary>
    FundsInMotion,
}

/// <summary>On what a hold would rest.</summary>
public enum HoldBasis
{
    /// <summary>Asked for ahead of an order; short, and lapses at its end.</summary>
    Provisional,

    /// <summary>Ordered by a court, a prosecutor or an executing authority.</summary>
    Ordered,
}
