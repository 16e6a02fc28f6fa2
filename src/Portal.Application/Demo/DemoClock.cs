namespace Portal.Application.Demo;

/// <summary>The clock of the demo's story. It stands where the story puts it, and never goes back: what the ledger says
/// happened later did happen later.</summary>
public sealed class DemoClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves on to an instant that is not earlier than where the clock stands.</summary>
    public void MoveTo(DateTimeOffset instant) =>
        _now = instant >= _now ? instant.ToUniversalTime() : throw new ArgumentOutOfRangeException(nameof(instant), instant, $"The story's clock already stands at {_now:O}.");
}
