using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>What an officer needs at hand, and the button that begins. The form carries the new request's id, so that a
/// double click begins one draft.</summary>
public sealed class NewModel(IMediator mediator, Problems problems, IChance chance, CurrentActor current) : PortalPage(mediator, problems)
{
    public RequestId Draft { get; private set; }

    public IActionResult OnGet()
    {
        Draft = new(chance.NewId());
        return PermissionTable.Allows<StartFreezeDraft>(current.Actor.Role) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(RequestId draft)
    {
        var begun = await SendAsync(new StartFreezeDraft(draft));
        if (begun.Succeeded)
            return LocalRedirect($"/agency/requests/{draft}/draft");
        Draft = new(chance.NewId());
        return IsUnknown(begun) ? NotFound() : Refused();
    }
}
