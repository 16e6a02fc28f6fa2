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

    public RequestKind? Kind { get; private set; }

    public IActionResult OnGet()
    {
        Draft = new(chance.NewId());
        return MayBegin ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(RequestId draft, RequestKind? kind)
    {
        if (!MayBegin)
            return NotFound();
        (Draft, Kind) = (draft, kind);
        if (kind is not { } asked)
        {
            Problems.Add(RequestErrors.NoKind);
            return Refused();
        }

        var begun = await SendAsync(new StartDraft(draft, asked));
        if (begun.Succeeded)
            return LocalRedirect($"/agency/requests/{draft}/draft");
        Draft = new(chance.NewId());
        return IsUnknown(begun) ? NotFound() : Refused();
    }

    private bool MayBegin => PermissionTable.Allows<StartDraft>(current.Actor.Role);
}
