using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Accounts;
using Portal.Application.Pipeline;
using Portal.Identity;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Account;

/// <summary>Asks for a fresh proof of presence, then goes back to what wanted it.</summary>
public sealed class PresenceModel(IMediator mediator, Problems problems, CurrentActor current) : PortalPage(mediator, problems)
{
    /// <summary>Where the person came from; an address of this portal or nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync() =>
        (await SendAsync(new ConfirmPresence(SessionCookie.Read(Request) ?? ""))).Succeeded
            ? LocalRedirect(WayBack.Of(Back) ?? Homes.Of(current.Actor.Role))
            : Refused();
}
