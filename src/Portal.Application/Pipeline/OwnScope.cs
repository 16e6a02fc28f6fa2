using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Domain;

namespace Portal.Application.Pipeline;

/// <summary>Sends the commands of an errand, each in a scope of its own as a web request has: one that fails leaves nothing behind
/// for the next, and several can be on their way at once.</summary>
internal sealed class OwnScope(IServiceScopeFactory scopes, CurrentActor current, Readings readings)
{
    public async Task<T> RunAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(current.Actor);
        try
        {
            return await work(scope.ServiceProvider);
        }
        finally
        {
            readings.Forget();
        }
    }

    public Task<Result<T>> SendAsync<T>(IRequest<Result<T>> message, CancellationToken cancellationToken) =>
        RunAsync(services => services.GetRequiredService<IMediator>().Send(message, cancellationToken));
}
