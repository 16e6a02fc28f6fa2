using System.Security.Claims;
using System.Text.Encodings.Web;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Application.Accounts;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;

namespace Portal.Identity;

/// <summary>Lets a browser in by its session cookie. The cookie is a random key and says nothing; who it is, and whether the
/// session still holds, is looked up at every request.</summary>
internal sealed class SessionScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // After a fault it is not asked again who this is: the fault may lie there.
        if (Context.Features.Get<IExceptionHandlerFeature>() is not null || SessionCookie.Read(Request) is not { } key)
            return AuthenticateResult.NoResult();
        var current = Context.RequestServices.GetRequiredService<CurrentActor>();
        var mediator = Context.RequestServices.GetRequiredService<IMediator>();
        // Until it is found who it is, it is nobody; the database shows no more than sessions and whose they are.
        current.Become(Actor.Nobody);
        var found = await mediator.Send(new FindSession(key), Context.RequestAborted);
        if (found.Succeeded && found.Value.Touch)
            await mediator.Send(new TouchSession(key), Context.RequestAborted);
        current.Become(found.Succeeded ? found.Value.Actor : Actor.Nobody);
        return found.Succeeded
            ? AuthenticateResult.Success(new(PrincipalOf(found.Value), Name))
            : AuthenticateResult.Fail("The session has ended.");
    }

    /// <summary>Sends people to the sign-in page and back; the page decides which addresses it goes back to. A form is not
    /// sent there, since what was typed would be lost on the way.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsPost(Request.Method))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var back = HttpMethods.IsGet(Request.Method) ? Request.Path.ToUriComponent() + Request.QueryString.ToUriComponent() : "";
        Response.Redirect(back.Length > 1 ? $"/sign-in?back={Uri.EscapeDataString(back)}" : "/sign-in");
        return Task.CompletedTask;
    }

    private static ClaimsPrincipal PrincipalOf(SessionFound found) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, found.Actor.Id.ToString()),
            new(ClaimTypes.Name, found.Name),
            new(ClaimTypes.Role, found.Actor.Role.ToString()),
        ],
        Name));
}
