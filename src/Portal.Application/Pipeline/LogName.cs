using MediatR;
using Microsoft.Extensions.Logging;
using Portal.Domain;

namespace Portal.Application.Pipeline;

/// <summary>First step: the message's name and outcome, never its payload.</summary>
internal sealed partial class LogName<TRequest, TResponse>(ILogger<LogName<TRequest, TResponse>> log, CurrentActor current, TimeProvider time) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = time.GetTimestamp();
        TResponse outcome;
        try
        {
            outcome = await next();
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(log, typeof(TRequest).Name, current.Actor.Id.Value, failure.GetType().Name);
            throw;
        }

        var milliseconds = (long)time.GetElapsedTime(started).TotalMilliseconds;
        if (outcome.Refusals.Count == 0)
            Did(log, typeof(TRequest).Name, current.Actor.Id.Value, milliseconds);
        else
            Refused(log, typeof(TRequest).Name, current.Actor.Id.Value, outcome.Refusals[0].Code, outcome.Refusals.Count, milliseconds);
        return outcome;
    }

    [LoggerMessage(1, LogLevel.Debug, "{Message} by {Actor} in {Milliseconds} ms")]
    private static partial void Did(ILogger log, string message, Guid actor, long milliseconds);

    [LoggerMessage(2, LogLevel.Information, "{Message} by {Actor} refused: {Code}, {Count} in all, in {Milliseconds} ms")]
    private static partial void Refused(ILogger log, string message, Guid actor, string code, int count, long milliseconds);

    [LoggerMessage(3, LogLevel.Error, "{Message} by {Actor} failed: {Kind}")]
    private static partial void Failed(ILogger log, string message, Guid actor, string kind);
}
