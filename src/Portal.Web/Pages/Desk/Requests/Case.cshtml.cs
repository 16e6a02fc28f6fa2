using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Pipeline;
using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Questions;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Requests;

/// <summary>A request at the desk. Whatever a step came to, the page shows how the request stands now.</summary>
public sealed class CaseModel(IMediator mediator, Problems problems, CurrentActor current, TimeProvider time) : PortalPage(mediator, problems)
{
    public CasePage Case { get; private set; } = null!;

    /// <summary>The instant the chips are drawn for.</summary>
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    /// <summary>The reason that was chosen for giving the request back.</summary>
    public string? Reason { get; private set; }

    /// <summary>A step was refused because the request has moved on since the page was opened.</summary>
    public bool Stale { get; private set; }

    /// <summary>Key of what a step came to; null when there was none, or when it no longer holds.</summary>
    public string? DoneKey { get; private set; }

    /// <summary>Key of why there are no contents: not for the role, or not for the team.</summary>
    public string NoContentsKey => current.Actor.Role == Role.Investigator ? "desk.case.no-contents.team" : "desk.case.no-contents.role";

    /// <summary>The request's language by its own name, or its tag where it has none here.</summary>
    public string LanguageName => CultureInfo.GetCultures(CultureTypes.NeutralCultures).FirstOrDefault(culture => culture.Name == Case.Header.Language)?.NativeName ?? Case.Header.Language;

    /// <summary>The story is shown up to this place; null for its newest part.</summary>
    [FromQuery]
    public long? Before { get; set; }

    public async Task<IActionResult> OnGetAsync(RequestId id, string? done)
    {
        if (!await LoadAsync(id))
            return NotFound();
        DoneKey = done switch
        {
            "claimed" when Case.Header.Mine => "desk.case.claimed",
            "put-back" when Case.Header.ClaimedBy is null => "desk.case.put-back",
            "confirmed" when Case.Header.State == RequestState.InReview => "desk.work.confirmed",
            "asked" when Case.Header.State == RequestState.AwaitingAgency => "desk.work.asked",
            "retracted" when Case.Header.State == RequestState.InReview => "desk.work.retracted",
            "closed" when Case.Header.State == RequestState.Closed => "desk.work.closed",
            _ => null,
        };
        return Page();
    }

    public Task<IActionResult> OnPostClaimAsync([FromRoute] RequestId id) => StepAsync(id, new ClaimRequest(id), "claimed");

    public Task<IActionResult> OnPostPutBackAsync([FromRoute] RequestId id, string? reason)
    {
        Reason = reason;
        return StepAsync(id, new PutBackRequest(id, reason ?? ""), "put-back");
    }

    public Task<IActionResult> OnPostConfirmAsync([FromRoute] RequestId id) => StepAsync(id, new ConfirmAuthenticity(id), "confirmed");

    public Task<IActionResult> OnPostRetractAsync([FromRoute] RequestId id, QuestionId question) => StepAsync(id, new RetractQuestion(id, question), "retracted");

    public Task<IActionResult> OnPostCloseAsync([FromRoute] RequestId id) => StepAsync(id, new CloseRequest(id), "closed");

    private async Task<IActionResult> StepAsync(RequestId id, IRequest<Result<Done>> step, string done)
    {
        var result = await AskAsync(step);
        if (result.Succeeded)
            return LocalRedirect($"/desk/requests/{id}?done={done}");
        if (!await LoadAsync(id))
            return NotFound();
        // Who may see a request is told that a step is no longer theirs, not that there is no request.
        Stale = IsUnknown(result);
        if (!Stale)
            Problems.Add(result.Refusals);
        return Refused(result.Refusals.Any(refusal => refusal.Field is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }

    private async Task<bool> LoadAsync(RequestId id)
    {
        var found = await AskAsync(new GetCase(id) { Before = Before });
        if (found.Succeeded)
            Case = found.Value;
        return found.Succeeded;
    }
}
