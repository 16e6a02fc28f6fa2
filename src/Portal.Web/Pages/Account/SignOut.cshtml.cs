using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Accounts;
using Portal.Identity;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Account;

/// <summary>Ends the session, by a form only: a link from elsewhere signs nobody out.</summary>
public sealed class SignOutModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        if (SessionCookie.Read(Request) is { } key)
            await SendAsync(new SignOut(key));
        SessionCookie.Clear(Response);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return LocalRedirect("/sign-in");
    }
}
