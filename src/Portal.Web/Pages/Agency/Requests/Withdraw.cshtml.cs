using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>Asks before a request is taken back, and for the reason.</summary>
public sealed class WithdrawModel(IMediator mediator, Problems problems, TimeProvider time) : SentPageModel(mediator, problems, time)
{
    public string? Reason { get; private set; }

    protected override bool Fits => Sent.MayWithdraw;

    public Task<IActionResult> OnPostAsync(string? reason)
    {
        Reason = reason;
        return StepAsync(new WithdrawRequest(Id, reason ?? ""), $"{SentHref}?done=withdrawn");
    }
}
