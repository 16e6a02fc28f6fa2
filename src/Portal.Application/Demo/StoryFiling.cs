using Portal.Domain.Requests;

namespace Portal.Application.Demo;

/// <summary>One request of the story: what is asked, and when what happens to it.</summary>
internal sealed record StoryFiling
{
    public required StoryAgency Agency { get; init; }

    /// <summary>Counts the agency's requests; its officers take turns, and its case numbers grow with it.</summary>
    public required int Number { get; init; }

    public required StoryScenario Scenario { get; init; }

    public required Urgency Urgency { get; init; }

    public required StoryInstrument Instrument { get; init; }

    public required int Targets { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Freeze or data.</summary>
    public RequestKind Kind { get; init; } = RequestKind.Freeze;

    /// <summary>What comes after the last take.</summary>
    public StoryCourse Course { get; init; }

    /// <summary>Where the story ends.</summary>
    public DateTimeOffset ToldAt { get; init; }

    public bool IsOlderThan(TimeSpan age) => ToldAt - SubmittedAt > age;

    /// <summary>Takes and put-backs in order; empty while it waits.</summary>
    public IReadOnlyList<StoryMove> Moves { get; init; } = [];
}

/// <summary>The desk takes a request, or puts it back for a reason.</summary>
internal sealed record StoryMove(DateTimeOffset At, string? PutBackReason = null);
