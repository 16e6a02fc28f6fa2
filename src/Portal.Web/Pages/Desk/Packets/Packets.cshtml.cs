using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Ledger;
using Portal.Application.Packets;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Packets;

/// <summary>The packets of a request at the desk: who fetched what; renewing and calling back.</summary>
public sealed class PacketsModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    [FromRoute]
    public RequestId Id { get; set; }

    public PacketList Shown { get; private set; } = null!;

    /// <summary>The answer whose packet is about to be called back.</summary>
    public AnswerId? Revoking { get; private set; }

    /// <summary>Whether the addresses are about to be erased.</summary>
    public bool Erasing { get; private set; }

    /// <summary>The reason that was chosen.</summary>
    public string? Reason { get; private set; }

    /// <summary>Key of what a step came to; null when there was none.</summary>
    public string? DoneKey { get; private set; }

    private string Here => $"/desk/requests/{Id}/packets";

    public async Task<IActionResult> OnGetAsync(AnswerId? revoke, bool erase, string? done)
    {
        if (!await LoadAsync())
            return NotFound();
        DoneKey = done switch { "renewed" => "desk.packets.renewed", "revoked" => "desk.packets.revoked", "erased" => "desk.packets.erased", _ => null };
        Revoking = revoke is { } asked && Shown.Revocable.Contains(asked) ? asked : null;
        Erasing = Shown.MayErase && erase;
        return Revoking is null && !Erasing ? Page() : WayToPresence() ?? Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(AnswerId answer)
    {
        var renewed = await AskAsync(new RenewPacket(Id, answer));
        return renewed.Succeeded ? LocalRedirect($"{Here}?done=renewed") : await AfterAsync(renewed);
    }

    public async Task<IActionResult> OnPostRevokeAsync(AnswerId answer, string? reason)
    {
        (Revoking, Reason) = (answer, reason);
        var revoked = await AskAsync(new RevokePacket(Id, answer, reason ?? ""));
        if (revoked.Refusals.Contains(AccountErrors.StepUpNeeded))
            return LocalRedirect($"{Here}?revoke={answer}");
        return revoked.Succeeded ? LocalRedirect($"{Here}?done=revoked") : await AfterAsync(revoked);
    }

    public async Task<IActionResult> OnPostEraseAsync()
    {
        Erasing = true;
        var erased = await AskAsync(new ErasePayloads(Id));
        if (erased.Refusals.Contains(AccountErrors.StepUpNeeded))
            return LocalRedirect($"{Here}?erase=true");
        return erased.Succeeded ? LocalRedirect($"{Here}?done=erased") : await AfterAsync(erased);
    }

    /// <summary>The page as it stands now, with what was against the step.</summary>
    private async Task<IActionResult> AfterAsync(Result<Done> refused)
    {
        if (IsUnknown(refused) || !await LoadAsync())
            return NotFound();
        Problems.Add(refused.Refusals);
        return Refused(refused.Refusals.Any(refusal => refusal.Field is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }

    private async Task<bool> LoadAsync()
    {
        var found = await AskAsync(new ListPackets(Id));
        if (found.Succeeded)
            Shown = found.Value;
        return found.Succeeded;
    }
}
