using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Packets;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Answers;

/// <summary>One answer of the officer's: what is in it, and its packet. What can no longer be fetched is gone (410), and the page
/// says what to do about it.</summary>
public sealed class MyAnswerModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    [FromRoute]
    public RequestId Id { get; set; }

    [FromRoute]
    public AnswerId Answer { get; set; }

    public MyAnswerPage Shown { get; private set; } = null!;

    private string Here => $"/agency/requests/{Id}/answers/{Answer}";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadAsync())
            return NotFound();
        // Whoever sees what is in it has just shown to be the officer.
        return Shown.Contents is null ? Refused(StatusCodes.Status410Gone) : WayToPresence() ?? Page();
    }

    public async Task<IActionResult> OnPostDownloadAsync()
    {
        var fetched = await AskAsync(new FetchPacket(Id, Answer, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown"));
        if (fetched.Succeeded)
            return new DownloadResult(new DocumentFile(fetched.Value.FileName, "application/pdf", fetched.Value.Bytes));
        if (fetched.Refusals.Contains(AccountErrors.StepUpNeeded))
            return await LoadAsync() ? LocalRedirect(Here) : NotFound();
        return await AfterAsync(fetched, StatusCodes.Status410Gone);
    }

    /// <summary>Says nothing of what is in the packet, and stays to be had.</summary>
    public async Task<IActionResult> OnGetProofAsync()
    {
        var proof = await AskAsync(new GetPacketProof(Id, Answer));
        return proof.Succeeded
            ? new DownloadResult(new DocumentFile(proof.Value.FileName, "text/plain; charset=utf-8", proof.Value.Bytes))
            : await AfterAsync(proof, StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostRenewAsync()
    {
        var asked = await AskAsync(new AskPacketRenewal(Id, Answer));
        return asked.Succeeded ? LocalRedirect(Here) : await AfterAsync(asked, StatusCodes.Status409Conflict);
    }

    /// <summary>The page as it stands now, with what was against the step.</summary>
    private async Task<IActionResult> AfterAsync<T>(Result<T> refused, int status)
    {
        if (IsUnknown(refused) || !await LoadAsync())
            return NotFound();
        if (Shown.Contents is not null && WayToPresence() is not null)
            return LocalRedirect(Here);
        Problems.Add(refused.Refusals);
        return Refused(status);
    }

    private async Task<bool> LoadAsync()
    {
        var found = await AskAsync(new GetMyAnswer(Id, Answer));
        if (found.Succeeded)
            Shown = found.Value;
        return found.Succeeded;
    }
}
