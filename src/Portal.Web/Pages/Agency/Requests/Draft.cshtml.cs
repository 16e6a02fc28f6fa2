using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>The list of steps.</summary>
public sealed class DraftModel(IMediator mediator, Problems problems) : DraftPageModel(mediator, problems)
{
    public string NextStep => Draft.Steps.First(step => step.Standing != StepStanding.Completed).Step.Name;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? Page();
}
