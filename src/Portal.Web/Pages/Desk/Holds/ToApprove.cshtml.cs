using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Holds;
using Portal.Application.Pipeline;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Holds;

/// <summary>The holds that wait for an approver.</summary>
public sealed class ToApproveModel(IMediator mediator, Problems problems, CurrentActor current) : PortalPage(mediator, problems)
{
    public IActionResult OnGet() => PermissionTable.Allows<ListHoldsToApprove>(current.Actor.Role) ? Page() : NotFound();
}
