using Portal.Testing.Time;

namespace Portal.Connectors.Tests;

/// <summary>A clock that a test moves, and that says when somebody begins to wait on it.</summary>
internal sealed class WatchedTime : TimeProvider
{
    private readonly ManualTime _time = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<TimeSpan, TaskCompletionSource> _waits = [];

    public override long TimestampFrequency => _time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _time.CreateTimer(callback, state, dueTime, period);
        Wait(dueTime).TrySetResult();
        return timer;
    }

    /// <summary>Ends when somebody waits for that long.</summary>
    public Task IsAwaitedAsync(TimeSpan wait) => Wait(wait).Task;

    public void Advance(TimeSpan by) => _time.Advance(by);

    private TaskCompletionSource Wait(TimeSpan wait)
    {
        lock (_lock)
        {
            if (!_waits.TryGetValue(wait, out var source))
                _waits[wait] = source = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return source;
        }
    }
}
