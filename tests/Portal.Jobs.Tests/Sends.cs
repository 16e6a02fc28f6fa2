using System.Collections.Concurrent;
using MediatR;

namespace Portal.Jobs.Tests;

/// <summary>Counts what jobs sent, and says when so much has been.</summary>
internal sealed class Sends
{
    private readonly ConcurrentQueue<(Type Message, int Count, TaskCompletionSource Reached)> _awaited = new();
    private readonly ConcurrentDictionary<Type, int> _counts = new();

    public int Of<TMessage>() => _counts.GetValueOrDefault(typeof(TMessage));

    /// <summary>Ends when a message has been sent so often, since the beginning.</summary>
    public Task Reached<TMessage>(int count)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited.Enqueue((typeof(TMessage), count, reached));
        Announce();
        return reached.Task;
    }

    public void Count(Type message)
    {
        _counts.AddOrUpdate(message, 1, (_, count) => count + 1);
        Announce();
    }

    private void Announce()
    {
        foreach (var (message, count, reached) in _awaited)
        {
            if (_counts.GetValueOrDefault(message) >= count)
                reached.TrySetResult();
        }
    }
}

/// <summary>A mediator that counts what went through, whether it came to an end or not.</summary>
internal sealed class CountingMediator(Sends sends, Func<object, CancellationToken, Task<object>> answer) : IMediator
{
    public async Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
    {
        try
        {
            return (TResponse)await answer(request, cancellationToken);
        }
        finally
        {
            sends.Count(request.GetType());
        }
    }

    public Task Publish(object notification, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
        where TNotification : INotification => throw new NotSupportedException();
}
