using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Answers;
using Portal.Application.Policies;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Answers;

/// <summary>What was asked beside what is said, and the decision of another person on exactly that.</summary>
public sealed class ReviewModel(IMediator mediator, Problems problems, PolicyBook policies) : AnswerPageModel(mediator, problems, policies)
{
    /// <summary>Key of what a step came to; null when there was none, or when it no longer holds.</summary>
    public string? DoneKey { get; private set; }

    public string Reason { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? done)
    {
        if (!await LoadAsync())
            return NotFound();
        DoneKey = (done, Shown.Answer.State) switch
        {
            ("sent", AnswerState.AwaitingApproval) => "answer.done.sent",
            ("approved", AnswerState.Approved) => "answer.done.approved",
            ("returned", AnswerState.Prepared) => "answer.done.returned",
            _ => null,
        };
        return (Shown.MayDecide ? WayToPresence() : null) ?? Page();
    }

    public Task<IActionResult> OnPostApproveAsync(int revision) => DecideAsync(new ApproveAnswer(Id, Answer, revision), "approved");

    public Task<IActionResult> OnPostReturnAsync(int revision, string? reason)
    {
        Reason = reason ?? "";
        return DecideAsync(new ReturnAnswer(Id, Answer, revision, Reason), "returned");
    }

    private async Task<IActionResult> DecideAsync(IRequest<Result<Done>> decision, string done)
    {
        var decided = await AskAsync(decision);
        return decided.Succeeded ? LocalRedirect($"{Here}/review?done={done}") : await AgainAsync(decided.Refusals);
    }
}
