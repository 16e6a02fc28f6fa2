using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;
using Portal.Domain.Requests;
using Portal.Web.Ui;
using Portal.Web.Ui.Parts;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>A page of one draft. A draft that was sent meanwhile leads to the request; a foreign one is not there.</summary>
public abstract class DraftPageModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    [FromRoute]
    public RequestId Id { get; set; }

    public DraftPage Draft { get; private set; } = null!;

    /// <summary>The list of steps with their states, beside every page of the form.</summary>
    public IEnumerable<(FormStep Step, TaskState State, string Href)> Tasks =>
        Draft.Steps.Select(step => (step.Step, StateOf(step), HrefOf(step.Step.Name)));

    /// <summary>Reads the draft; null when the page can be shown, else where to go instead.</summary>
    protected async Task<IActionResult?> LoadAsync()
    {
        var draft = await AskAsync(new GetDraft(Id));
        if (draft.Succeeded)
        {
            Draft = draft.Value;
            return null;
        }

        return draft.Refusals.Any(refusal => refusal.Code == RequestErrors.WrongState(RequestState.Submitted).Code) ? LocalRedirect($"/agency/requests/{Id}") : NotFound();
    }

    public string HrefOf(string step) => $"/agency/requests/{Id}/draft/{step}";

    private static TaskState StateOf(DraftStep step) => step.Standing switch
    {
        StepStanding.Completed => TaskState.Done,
        StepStanding.NotStarted => TaskState.Todo,
        _ => step.Problems.All(problem => problem.Code.Contains(".missing-", StringComparison.Ordinal)) ? TaskState.Started : TaskState.Problem,
    };
}
