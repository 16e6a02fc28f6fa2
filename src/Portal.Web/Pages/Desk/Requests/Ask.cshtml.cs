using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Ports;
using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain.Questions;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Requests;

/// <summary>One question to the agency. The form carries the question's id, so that a double click asks once.</summary>
public sealed class AskModel(IMediator mediator, Problems problems, IChance chance) : PortalPage(mediator, problems)
{
    [FromRoute]
    public RequestId Id { get; set; }

    public QuestionId Question { get; private set; }

    public string Reference { get; private set; } = "";

    public string? Text { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Question = new(chance.NewId());
        return await LoadAsync() ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(QuestionId question, string? text)
    {
        (Question, Text) = (question, text);
        var asked = await SendAsync(new AskAgency(Id, question, text ?? ""));
        if (asked.Succeeded)
            return LocalRedirect($"/desk/requests/{Id}?done=asked");
        // What was typed stays on the page, whatever has become of the request meanwhile.
        var header = await AskAsync(new GetCase(Id));
        if (!header.Succeeded)
            return NotFound();
        Reference = header.Value.Header.Reference.Text;
        return Refused(asked.Refusals.Any(refusal => refusal.Field is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }

    /// <summary>Null when the page can be shown; whoever sees the case and cannot ask now is led to it.</summary>
    private async Task<IActionResult?> LoadAsync()
    {
        var found = await AskAsync(new GetCase(Id));
        if (!found.Succeeded)
            return NotFound();
        Reference = found.Value.Header.Reference.Text;
        var work = await AskAsync(new GetCaseWork(Id));
        return work is { Succeeded: true, Value.MayAsk: true } ? null : LocalRedirect($"/desk/requests/{Id}");
    }
}
