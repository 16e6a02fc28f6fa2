using System.Collections.Concurrent;
using Portal.Domain.Answers;

namespace Portal.Application.Packets;

/// <summary>When an answer whose packet could not be made is tried again. Kept in memory: after a restart all are tried at once.
/// Safe for many threads.</summary>
internal sealed class PressPatience(TimeProvider time)
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<AnswerId, (int Failures, DateTimeOffset Until)> _waits = new();

    /// <summary>Whether the answer may be tried now.</summary>
    public bool MayTry(AnswerId answer) => !_waits.TryGetValue(answer, out var wait) || wait.Until <= time.GetUtcNow();

    /// <summary>It failed: 1, 2, 4 … minutes, half an hour at most.</summary>
    public void Failed(AnswerId answer) => _waits.AddOrUpdate(answer, _ => (1, time.GetUtcNow() + s_firstWait), (_, wait) => (wait.Failures + 1, time.GetUtcNow() + Wait(wait.Failures)));

    /// <summary>It is done, or no longer waits.</summary>
    public void Forget(AnswerId answer) => _waits.TryRemove(answer, out _);

    private static TimeSpan Wait(int failures) => failures < 5 ? s_firstWait * (1 << failures) : s_longestWait;
}
