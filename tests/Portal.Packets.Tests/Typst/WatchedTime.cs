using Portal.Testing.Time;

namespace Portal.Packets.Tests.Typst;

/// <summary>A clock that a test moves, and that says when somebody begins to wait for a limit.</summary>
internal sealed class WatchedTime : TimeProvider
{
    private readonly ManualTime _time = new();
    private TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _limit = Timeout.InfiniteTimeSpan;

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _time.CreateTimer(callback, state, dueTime, period);
        if (dueTime == _limit)
            _waits.TrySetResult();
        return timer;
    }

    public void Advance(TimeSpan by) => _time.Advance(by);

    /// <summary>Ends when the next wait of this length begins.</summary>
    public Task WaitOf(TimeSpan limit)
    {
        (_limit, _waits) = (limit, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _waits.Task;
    }
}
