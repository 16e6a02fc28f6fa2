using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Requests;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>A page of one sent request of the officer.</summary>
public abstract class SentPageModel(IMediator mediator, Problems problems, TimeProvider time) : PortalPage(mediator, problems)
{
    [FromRoute]
    public RequestId Id { get; set; }

    public MyRequestPage Sent { get; private set; } = null!;

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync()
    {
        var sent = await AskAsync(new GetMyRequest(Id));
        if (!sent.Succeeded)
            return sent.Refusals.Any(refusal => refusal.Code == RequestErrors.WrongState(RequestState.Draft).Code) ? LocalRedirect($"/agency/requests/{Id}/draft") : NotFound();
        Sent = sent.Value;
        return Page();
    }
}
