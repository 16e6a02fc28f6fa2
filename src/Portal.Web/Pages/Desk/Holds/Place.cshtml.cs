using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Holds;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Holds;

/// <summary>Orders a hold on one target. The form carries the hold's id, so that a double click is one hold.</summary>
public sealed class PlaceModel(IMediator mediator, Problems problems, IChance chance, CurrentActor current) : PortalPage(mediator, problems)
{
    public RequestId Id { get; private set; }

    public HoldId Hold { get; private set; }

    /// <summary>What was typed.</summary>
    public string? Amount { get; private set; }

    public HoldsPage Shown { get; private set; } = null!;

    public TargetHolds On { get; private set; } = null!;

    /// <summary>What the operator says; null until somebody wants to know.</summary>
    public BalanceView? Balance { get; private set; }

    public async Task<IActionResult> OnGetAsync(RequestId id, int line, bool balance)
    {
        if (!await LoadAsync(id, line))
            return NotFound();
        if (Shown.MayPlace && !On.Stands && WayToPresence() is { } way)
            return way;
        Hold = new(chance.NewId());
        if (balance && await AskAsync(new GetBalance(id, line)) is { Succeeded: true } said)
            Balance = said.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] RequestId id, [FromRoute] int line, HoldId hold, string? amount)
    {
        var placed = await AskAsync(new PlaceHold(id, hold, line, amount ?? ""));
        if (!await LoadAsync(id, line))
            return NotFound();
        if (placed.Succeeded)
            return LocalRedirect($"/desk/requests/{id}/holds?done={(Shown.Basis == HoldBasis.Ordered ? "ordered" : "provisional")}");
        (Hold, Amount) = (hold, amount);
        if (IsUnknown(placed))
            return Refused(StatusCodes.Status409Conflict); // the reader may see the request, and the page says why nothing can be placed
        Problems.Add(placed.Refusals);
        return Refused(placed.Refusals.Any(refusal => refusal.Field is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }

    private async Task<bool> LoadAsync(RequestId id, int line)
    {
        // Whoever can never order a hold may read of holds elsewhere; this page is there to order one.
        if (!PermissionTable.Allows<PlaceHold>(current.Actor.Role))
            return false;
        var found = await AskAsync(new GetHolds(id, line - 1));
        if (!found.Succeeded || found.Value.Targets.FirstOrDefault(target => target.Target.Line == line) is not { } target)
            return false;
        (Id, Shown, On) = (id, found.Value, target);
        return true;
    }
}
