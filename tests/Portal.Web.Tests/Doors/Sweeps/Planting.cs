using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>A permission bug, as data: what of the portal is different while it is planted.</summary>
/// <param name="Name">What went wrong, in plain words.</param>
/// <param name="About">Part of the addresses, or name of the message, that it shows at; the quick run looks at these alone.</param>
internal sealed record Plant(string Name, string About)
{
    /// <summary>The permissions table with a wrong row.</summary>
    public Func<IReadOnlyList<Permission>, IReadOnlyList<Permission>>? Rows { get; init; }

    /// <summary>A message that nobody asks the table about.</summary>
    public Type? Unchecked { get; init; }

    /// <summary>A message that no longer wants a proof of presence.</summary>
    public Type? Absent { get; init; }

    /// <summary>What the handler takes the message for: an id that was sent is believed.</summary>
    public Func<object, World, object?>? Believes { get; init; }

    /// <summary>Whom the handler takes the sender for: a filter on the person is lost.</summary>
    public Func<object, World, Actor?>? TakesFor { get; init; }

    /// <summary>A page without a policy.</summary>
    public string? Opens { get; init; }

    /// <summary>A role that a policy has forgotten.</summary>
    public Role? Shuts { get; init; }

    /// <summary>Behind another door it says 403 and not 404.</summary>
    public bool Forbids { get; init; }

    /// <summary>A form that is read without its token.</summary>
    public string? Tokenless { get; init; }

    /// <summary>Strangers are told the state of the request.</summary>
    public bool TellsState { get; init; }

    /// <summary>Strangers whose form was read long ago are told that others acted on the request since.</summary>
    public bool TellsMeanwhile { get; init; }

    /// <summary>A header tells strangers that there is such a request.</summary>
    public bool Marks { get; init; }
}

/// <summary>Puts the watch into a portal, and places where bugs are planted.</summary>
internal static class Planting
{
    internal static Type Authorise { get; private set; } = null!;

    internal static Type StepUp { get; private set; } = null!;

    public static void Into(IServiceCollection services, Watch watch)
    {
        services.AddSingleton(watch).AddScoped<CaseOfScope>();
        var steps = services.Where(service => service.ServiceType == typeof(IPipelineBehavior<,>)).ToDictionary(service => service.ImplementationType!.Name);
        (Authorise, StepUp) = (steps["Authorise`2"].ImplementationType!, steps["StepUp`2"].ImplementationType!);
        services.Insert(services.IndexOf(steps["LogName`2"]), Step(typeof(Watching<,>)));
        services[services.IndexOf(steps["Authorise`2"])] = Step(typeof(PlantedAuthorise<,>));
        services[services.IndexOf(steps["StepUp`2"])] = Step(typeof(PlantedStepUp<,>));
        services.Insert(services.IndexOf(steps["Validate`2"]), Step(typeof(LettingIn<,>)));
        services.Insert(services.IndexOf(steps["Commit`2"]) + 1, Step(typeof(PlantedHandler<,>)));

        var ours = new Permissions(PermissionTable.Rows);
        services.Replace(ServiceDescriptor.Transient(_ => watch.Plant?.Rows is { } change ? new Permissions(change(PermissionTable.Rows)) : ours));
        var unit = services.Single(service => service.ServiceType == typeof(IUnitOfWork)).ImplementationType!;
        services.Replace(ServiceDescriptor.Scoped<IUnitOfWork>(scope =>
            new DryUnit((IUnitOfWork)ActivatorUtilities.CreateInstance(scope, unit), scope.GetRequiredService<IPortalDb>(), watch, scope.GetRequiredService<CaseOfScope>())));
        var door = services.Last(service => service.ServiceType == typeof(IAuthorizationMiddlewareResultHandler)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IAuthorizationMiddlewareResultHandler>(host => new PlantedDoor((IAuthorizationMiddlewareResultHandler)ActivatorUtilities.CreateInstance(host, door), watch)));
        var tokens = services.Single(service => service.ServiceType == typeof(IAntiforgery)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IAntiforgery>(host => new PlantedTokens((IAntiforgery)ActivatorUtilities.CreateInstance(host, tokens), watch)));
    }

    private static ServiceDescriptor Step(Type step) => ServiceDescriptor.Scoped(typeof(IPipelineBehavior<,>), step);
}

/// <summary>The permissions step, or none.</summary>
internal sealed class PlantedAuthorise<TRequest, TResponse>(IServiceProvider services, Watch watch, CurrentForm form, IHttpContextAccessor http) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly ObjectFactory s_real = ActivatorUtilities.CreateFactory(Planting.Authorise.MakeGenericType(typeof(TRequest), typeof(TResponse)), []);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (watch.Plant?.Unchecked == typeof(TRequest))
            return await next();
        var outcome = await ((IPipelineBehavior<TRequest, TResponse>)s_real(services, [])).Handle(request, cancellationToken, next);
        if (watch.Plant is not ({ TellsState: true } or { TellsMeanwhile: true } or { Marks: true }) || request is not IAboutRequest about || !outcome.Refusals.Contains(RequestErrors.NotFound) || watch.World.Of(about.Request) is not { } scene)
            return outcome;
        if (watch.Plant.TellsState)
            return TResponse.Refused([RequestErrors.WrongState(scene.State)]);
        if (watch.Plant.TellsMeanwhile)
            return form.Seen == 0 ? TResponse.Refused([new("form.changed-meanwhile")]) : outcome;
        if (http.HttpContext is { } context)
            context.Response.Headers.ETag = $"\"{scene.State}\"";
        return outcome;
    }
}

/// <summary>The proof of presence, or none.</summary>
internal sealed class PlantedStepUp<TRequest, TResponse>(IServiceProvider services, Watch watch) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>, INeedsStepUp
    where TResponse : IOutcome<TResponse>
{
    private static readonly ObjectFactory s_real = ActivatorUtilities.CreateFactory(Planting.StepUp.MakeGenericType(typeof(TRequest), typeof(TResponse)), []);

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        watch.Plant?.Absent == typeof(TRequest) ? next() : ((IPipelineBehavior<TRequest, TResponse>)s_real(services, [])).Handle(request, cancellationToken, next);
}

/// <summary>The handler, or one that has forgotten a filter.</summary>
internal sealed class PlantedHandler<TRequest, TResponse>(IServiceProvider services, Watch watch, CurrentActor current) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (watch.Plant?.Believes?.Invoke(request, watch.World) is TRequest believed)
            return await services.GetRequiredService<IRequestHandler<TRequest, TResponse>>().Handle(believed, cancellationToken);
        if (watch.Plant?.TakesFor?.Invoke(request, watch.World) is not { } other)
            return await next();
        var actor = current.Actor;
        current.Become(other);
        var outcome = await next();
        current.Become(actor);
        return outcome;
    }
}

/// <summary>The doors, or what is left of them.</summary>
internal sealed class PlantedDoor(IAuthorizationMiddlewareResultHandler real, Watch watch) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (watch.Plant?.Opens is { } page && context.Request.Path == page)
            return next(context);
        if (watch.Plant?.Shuts is { } role && context.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal) && context.User.IsInRole($"{role}"))
            return real.HandleAsync(next, context, policy, PolicyAuthorizationResult.Forbid());
        if (watch.Plant is not { Forbids: true } || !authorizeResult.Forbidden)
            return real.HandleAsync(next, context, policy, authorizeResult);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("Forbidden", context.RequestAborted);
    }
}

/// <summary>The tokens of forms, or a form without.</summary>
internal sealed class PlantedTokens(IAntiforgery real, Watch watch) : IAntiforgery
{
    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => real.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => real.GetTokens(httpContext);

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Skips(httpContext) ? Task.FromResult(true) : real.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) => Skips(httpContext) ? Task.CompletedTask : real.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => real.SetCookieTokenAndHeader(httpContext);

    private bool Skips(HttpContext context) => watch.Plant?.Tokenless is { } form && context.Request.Path.Value!.EndsWith(form, StringComparison.Ordinal);
}
