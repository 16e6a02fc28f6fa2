using System.Globalization;
using Portal.Domain.Clocks;

namespace Portal.Domain.Requests;

/// <summary>Something that happened to a request.</summary>
/// <param name="Request">Which one.</param>
/// <param name="Name">Stable dotted name.</param>
public abstract record RequestEvent(RequestId Request, string Name) : IEvent
{
    /// <inheritdoc />
    public string SubjectKind => "request";

    /// <inheritdoc />
    public Guid Subject => Request.Value;

    /// <inheritdoc />
    public virtual IReadOnlyList<(string Name, string Value)> Facts => [];

    /// <inheritdoc />
    public virtual IReadOnlyList<(string Name, string Value)> Committed => [];

    /// <summary>An instant as the ledger writes it inside facts: UTC, ISO 8601, microseconds.</summary>
    protected static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>An officer sent a freeze request. Facts: reference, agency, urgency, basis, number of targets, SHA-256 of the
/// instrument's document.</summary>
public sealed record FreezeSubmitted(RequestId Request, RequestReference Reference, Guid Agency, Urgency Urgency, HoldBasis Basis, int Targets, string DocumentSha256)
    : RequestEvent(Request, "requests.freeze-submitted")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts =>
    [
        ("reference", Reference.Text), ("agency", Agency.ToString("D")), ("urgency", Urgency.ToString()), ("basis", Basis.ToString()),
        ("targets", Targets.ToString(CultureInfo.InvariantCulture)), ("document-sha256", DocumentSha256),
    ];
}

/// <summary>An officer sent a data request. Facts: reference, agency, urgency, number of targets, SHA-256 of the instrument's
/// document.</summary>
public sealed record DataSubmitted(RequestId Request, RequestReference Reference, Guid Agency, Urgency Urgency, int Targets, string DocumentSha256)
    : RequestEvent(Request, "requests.data-submitted")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts =>
    [
        ("reference", Reference.Text), ("agency", Agency.ToString("D")), ("urgency", Urgency.ToString()),
        ("targets", Targets.ToString(CultureInfo.InvariantCulture)), ("document-sha256", DocumentSha256),
    ];
}

/// <summary>The routing table chose a team. Facts: team, row, table version.</summary>
public sealed record RequestRouted(RequestId Request, string Team, string Rule, string PolicyVersion) : RequestEvent(Request, "requests.routed")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("team", Team), ("rule", Rule), ("policy", PolicyVersion)];
}

/// <summary>An investigator took the request.</summary>
public sealed record RequestClaimed(RequestId Request) : RequestEvent(Request, "requests.claimed");

/// <summary>The claimant gave the request back. Facts: reason code.</summary>
public sealed record RequestPutBack(RequestId Request, string Reason) : RequestEvent(Request, "requests.put-back")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("reason", Reason)];
}

/// <summary>The claimant found the request genuine.</summary>
public sealed record RequestVerified(RequestId Request) : RequestEvent(Request, "requests.verified");

/// <summary>The final answer was disclosed. Facts: kind of answer.</summary>
public sealed record RequestAnswered(RequestId Request, string Kind) : RequestEvent(Request, "requests.answered")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("kind", Kind)];
}

/// <summary>The officer took the request back. Facts: reason code.</summary>
public sealed record RequestWithdrawn(RequestId Request, string Reason) : RequestEvent(Request, "requests.withdrawn")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("reason", Reason)];
}

/// <summary>The officer sent another request in its place. Facts: id of that request.</summary>
public sealed record RequestSuperseded(RequestId Request, RequestId By) : RequestEvent(Request, "requests.superseded")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("by", By.ToString())];
}

/// <summary>The claimant filed an answered request away.</summary>
public sealed record RequestClosed(RequestId Request) : RequestEvent(Request, "requests.closed");

/// <summary>A clock began to run. Facts: clock, row, table version, due instant.</summary>
public sealed record ClockStarted(RequestId Request, ClockName Clock, string Rule, string PolicyVersion, DateTimeOffset DueAt)
    : RequestEvent(Request, "clocks.started")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts =>
        [("clock", Clock.ToString()), ("rule", Rule), ("policy", PolicyVersion), ("due", Written(DueAt))];
}

/// <summary>A clock stopped. Facts: clock, due instant.</summary>
public sealed record ClockStopped(RequestId Request, ClockName Clock, DateTimeOffset DueAt) : RequestEvent(Request, "clocks.stopped")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("clock", Clock.ToString()), ("due", Written(DueAt))];
}

/// <summary>A clock stands still. Facts: clock.</summary>
public sealed record ClockPaused(RequestId Request, ClockName Clock) : RequestEvent(Request, "clocks.paused")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("clock", Clock.ToString())];
}

/// <summary>A clock runs on. Facts: clock, due instant.</summary>
public sealed record ClockResumed(RequestId Request, ClockName Clock, DateTimeOffset DueAt) : RequestEvent(Request, "clocks.resumed")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts => [("clock", Clock.ToString()), ("due", Written(DueAt))];
}

/// <summary>A clock reached an alarm. Facts: clock, percentage of its limit, due instant.</summary>
public sealed record ClockAlarmRaised(RequestId Request, ClockName Clock, int Percent, DateTimeOffset DueAt) : RequestEvent(Request, "clocks.alarm-raised")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Facts =>
        [("clock", Clock.ToString()), ("percent", Percent.ToString(CultureInfo.InvariantCulture)), ("due", Written(DueAt))];
}
