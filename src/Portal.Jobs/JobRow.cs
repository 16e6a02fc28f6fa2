using MediatR;
using Portal.Domain;

namespace Portal.Jobs;

/// <summary>One row of the timetable: a command that is sent again and again.</summary>
public sealed class JobRow
{
    private readonly Func<IMediator, CancellationToken, Task<JobRound>> _send;

    private JobRow(string name, TimeSpan every, Func<IMediator, CancellationToken, Task<JobRound>> send) => (Name, Every, _send) = (name, every, send);

    /// <summary>Names the row in logs and in the scheduler's store.</summary>
    public string Name { get; }

    /// <summary>From one start to the next; a run that takes longer delays the next one.</summary>
    public TimeSpan Every { get; }

    /// <summary>A row.</summary>
    /// <param name="name">Unique in its timetable.</param>
    /// <param name="every">From one start to the next.</param>
    /// <param name="command">Makes the command of one round. It may be sent twice, so it must come to the same as sent once.</param>
    /// <param name="more">Whether a result says that one round did not take all there was.</param>
    public static JobRow Of<T>(string name, TimeSpan every, Func<IRequest<Result<T>>> command, Func<T, bool> more) =>
        new(name, every, async (mediator, cancellationToken) => RoundOf(await mediator.Send(command(), cancellationToken), more));

    internal Task<JobRound> SendAsync(IMediator mediator, CancellationToken cancellationToken) => _send(mediator, cancellationToken);

    private static JobRound RoundOf<T>(Result<T> result, Func<T, bool> more)
    {
        if (!result.Succeeded)
            return JobRound.Refused;
        return more(result.Value) ? JobRound.More : JobRound.Done;
    }
}

/// <summary>What one round of a job came to.</summary>
internal enum JobRound
{
    Done,
    More,
    Refused,
}
