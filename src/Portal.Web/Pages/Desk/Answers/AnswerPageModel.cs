using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Answers;
using Portal.Application.Policies;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Policies;
using Portal.Domain.Requests;
using Portal.Web.Ui;
using Portal.Web.Ui.Forms;

namespace Portal.Web.Pages.Desk.Answers;

/// <summary>A page about one answer. A foreign one is not there; a step that is no longer one's own shows how it stands.</summary>
public abstract class AnswerPageModel(IMediator mediator, Problems problems, PolicyBook policies) : PortalPage(mediator, problems)
{
    [FromRoute]
    public RequestId Id { get; set; }

    [FromRoute]
    public AnswerId Answer { get; set; }

    /// <summary>Page of targets.</summary>
    [FromQuery(Name = "at")]
    public int At { get; set; } = 1;

    /// <summary>Only targets without a finding.</summary>
    [FromQuery(Name = "open")]
    public bool OnlyOpen { get; set; }

    public AnswerPage Shown { get; private set; } = null!;

    /// <summary>A step was refused because the answer or its request has moved on since the page was opened.</summary>
    public bool Stale { get; private set; }

    public string Here => $"/desk/requests/{Id}/answers/{Answer}";

    protected AnswerPolicy Policy => policies.Answers;

    /// <summary>Codes that can be given for something, with their words.</summary>
    public IEnumerable<Choice> Codes(Speech say, params IReadOnlyList<CodeUse> uses) => Policy.For(uses).Select(code => new Choice(code, say[$"answer.code.{code}"]));

    /// <summary>What the agency is told in place of a code; null where it is told the code itself.</summary>
    public string? ToldAs(string code) => Policy.Shown(code) is var shown && shown != code ? shown : null;

    /// <summary>Where another page of targets stands.</summary>
    public string PageHref(string path, int at, bool open) => $"{path}?at={at}{(open ? "&open=true" : "")}#findings";

    protected async Task<bool> LoadAsync()
    {
        var found = await AskAsync(new GetAnswer(Id, Answer, At, OnlyOpen));
        if (found.Succeeded)
            Shown = found.Value;
        return found.Succeeded;
    }

    /// <summary>After a refused step: the page as it stands now, with what is against the step.</summary>
    protected async Task<IActionResult> AgainAsync(IReadOnlyList<Refusal> refusals)
    {
        if (!await LoadAsync())
            return NotFound();
        Stale = refusals.Any(refusal => refusal == RequestErrors.NotFound || refusal == RequestErrors.NotAllowed);
        if (!Stale)
            Problems.Add(refusals);
        return Refused(refusals.Any(refusal => refusal.Field is not null) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }
}
