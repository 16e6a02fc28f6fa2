using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Pipeline;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Tests.Walls;

/// <summary>The step of the permissions as it would be with every row open to everybody: it only looks whether the request is there.</summary>
internal sealed class OpenTable<TRequest, TResponse>(Standings standings) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        request is IAboutRequest about && await standings.OfAsync(about.Request, maybeDraft: true, cancellationToken) is null ? TResponse.Refused([RequestErrors.NotFound]) : await next();
}

/// <summary>Ways to leave the first wall open.</summary>
internal static class OpenDoors
{
    /// <summary>Every row of the permissions table open to everybody.</summary>
    public static void OpenTheTable(IServiceCollection services)
    {
        var step = Step(services);
        services[services.IndexOf(step)] = ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), typeof(OpenTable<,>));
        TakePresenceForGranted(services);
    }

    /// <summary>No step that asks for permission at all.</summary>
    public static void TakeTheStepOut(IServiceCollection services)
    {
        services.Remove(Step(services));
        TakePresenceForGranted(services);
    }

    private static ServiceDescriptor Step(IServiceCollection services) => services.Single(service => service.ImplementationType == typeof(Authorise<,>));

    private static void TakePresenceForGranted(IServiceCollection services) => services.Remove(services.Single(service => service.ImplementationType == typeof(StepUp<,>)));
}
