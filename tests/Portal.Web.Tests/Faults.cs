using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Web.Tests;

/// <summary>What fails next in the portal, and how.</summary>
internal sealed class Faults
{
    /// <summary>Name of the message whose handler fails.</summary>
    public string? In { get; set; }

    public Exception Failure { get; set; } = new InvalidOperationException();

    /// <summary>Puts itself in front of every handler.</summary>
    public void AddTo(IServiceCollection services) => services.AddSingleton(this).AddScoped(typeof(IPipelineBehavior<,>), typeof(FaultyStep<,>));

    /// <summary>A server of data that does not answer.</summary>
    public sealed class AwayException() : System.Data.Common.DbException("JANE ROE")
    {
        public override bool IsTransient => true;
    }
}

/// <summary>Stands where a handler would.</summary>
internal sealed class FaultyStep<TRequest, TResponse>(Faults faults) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        faults.In == typeof(TRequest).Name ? throw faults.Failure : next();
}
