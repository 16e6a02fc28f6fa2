using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Holds;
using Portal.Domain;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Holds;

/// <summary>One hold beside what the request asks for, and the decision of another person.</summary>
public sealed class DecideModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    public RequestId Id { get; private set; }

    public HoldPage Shown { get; private set; } = null!;

    public string Reason { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(RequestId id, HoldId hold)
    {
        if (!await LoadAsync(id, hold))
            return NotFound();
        return (Shown.MayApprove || Shown.MayReject ? WayToPresence() : null) ?? Page();
    }

    public Task<IActionResult> OnPostApproveAsync([FromRoute] RequestId id, [FromRoute] HoldId hold) => DecideAsync(id, hold, new ApproveHold(id, hold), "approved");

    public Task<IActionResult> OnPostRejectAsync([FromRoute] RequestId id, [FromRoute] HoldId hold, string? reason)
    {
        Reason = reason ?? "";
        return DecideAsync(id, hold, new RejectHold(id, hold, Reason), "rejected");
    }

    private async Task<IActionResult> DecideAsync(RequestId id, HoldId hold, IRequest<Result<Done>> decision, string done)
    {
        var decided = await AskAsync(decision);
        if (decided.Succeeded)
            return LocalRedirect($"/desk/requests/{id}/holds?done={done}");
        if (!await LoadAsync(id, hold))
            return NotFound();
        // Who may see the hold but not decide on it is shown how it stands.
        if (!IsUnknown(decided))
            Problems.Add(decided.Refusals);
        return Refused(decided.Refusals.Any(refusal => refusal.Field is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }

    private async Task<bool> LoadAsync(RequestId id, HoldId hold)
    {
        var found = await AskAsync(new GetHold(id, hold));
        if (found.Succeeded)
            (Id, Shown) = (id, found.Value);
        return found.Succeeded;
    }
}
