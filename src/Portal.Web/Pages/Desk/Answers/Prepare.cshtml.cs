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

    /// <summary>Kinds that can be chosen.</summary>
    public IReadOnlyList<AnswerKind> Kinds { get; private set; } = [];

    /// <summary>Whether it takes the place of an answer that was called back.</summary>
    public bool Replaces { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        if (Kinds.Count == 0)
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
        if (IsUnknown(begun))
            return NotFound();
        await LoadAsync();
        // Where none can be begun any more the form stays as it was sent.
        Kinds = Kinds.Count > 0 ? Kinds : Enum.GetValues<AnswerKind>();
        return Refused(begun.Refusals.Any(refusal => refusal.Field is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }

    private async Task LoadAsync()
    {
        if (await AskAsync(new ListAnswers(Id)) is { Succeeded: true } answers)
            (Kinds, Replaces) = (answers.Value.Kinds, answers.Value.Replaces);
    }
}
