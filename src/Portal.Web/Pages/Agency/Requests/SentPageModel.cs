using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>A page of one sent request of the officer.</summary>
public abstract class SentPageModel(IMediator mediator, Problems problems, TimeProvider time) : PortalPage(mediator, problems)
{
    [FromRoute]
    public RequestId Id { get; set; }

    /// <summary>The story is shown up to this place; null for its newest part.</summary>
    [FromQuery]
    public long? Before { get; set; }

    public MyRequestPage Sent { get; private set; } = null!;

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? (Fits ? Page() : LocalRedirect(SentHref));

    /// <summary>Whether there is something to do on this page as the request stands; else the request itself is shown.</summary>
    protected virtual bool Fits => true;

    protected string SentHref => $"/agency/requests/{Id}";

    /// <summary>Reads the request; null when the page can be shown, else where to go instead.</summary>
    protected async Task<IActionResult?> LoadAsync()
    {
        var sent = await AskAsync(new GetMyRequest(Id) { Before = Before });
        if (!sent.Succeeded)
            return sent.Refusals.Any(refusal => refusal.Code == RequestErrors.WrongState(RequestState.Draft).Code) ? LocalRedirect($"{SentHref}/draft") : NotFound();
        Sent = sent.Value;
        return null;
    }

    /// <summary>Sends the page's one command, then goes on, or shows the page again with what is against it.</summary>
    protected async Task<IActionResult> StepAsync<T>(IRequest<Result<T>> command, string next)
    {
        if (await LoadAsync() is { } elsewhere)
            return elsewhere;
        var result = await SendAsync(command);
        if (result.Succeeded)
            return LocalRedirect(next);
        if (IsUnknown(result))
            return NotFound();
        return Refused(result.Refusals.Any(refusal => refusal.Field is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }
}
