using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Answers;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Answers;

/// <summary>Begins an answer. The form carries its id, so that a double click begins one.</summary>
public sealed class PrepareModel(IMediator mediator, Problems problems, PolicyBook policies, IChance chance) : PortalPage(mediator, problems)
{
    [FromRoute]
    public RequestId Id { get; set; }

    public AnswerId Answer { get; private set; }

    public AnswerKind? Kind { get; private set; }

    public string Language { get; private set; } = "";

    public IReadOnlyList<string> Languages => policies.Answers.Languages;

    public async Task<IActionResult> OnGetAsync()
    {
        var answers = await AskAsync(new ListAnswers(Id));
        if (!answers.Succeeded || !answers.Value.MayPrepare)
            return NotFound();
        Answer = new(chance.NewId());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(AnswerId answer, AnswerKind? kind, string? language)
    {
        (Answer, Kind, Language) = (answer, kind, language ?? "");
        var begun = await SendAsync(new PrepareAnswer(Id, answer, kind, Language));
        if (begun.Succeeded)
            return LocalRedirect($"/desk/requests/{Id}/answers/{answer}");
        return IsUnknown(begun) ? NotFound() : Refused(begun.Refusals.Any(refusal => refusal.Field is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }
}
