using MediatR;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Web.Pages.Desk.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages;

/// <summary>Tells the sender of a form that came back what others did after it was shown, line by line.</summary>
internal sealed class MeanwhileWords(IMediator mediator, CurrentForm form, CurrentActor current, Speech say, Problems problems)
{
    public async Task AddAsync(CancellationToken cancellationToken)
    {
        if (form is not { Overtaken: { } request, Seen: { } seen })
            return;
        var found = await mediator.Send(new ListMeanwhile(request, seen), cancellationToken);
        if (!found.Succeeded)
            return;
        foreach (var line in found.Value)
        {
            var what = current.Actor.Agency is null ? TimelineWords.Sentence(say, line) : say[$"sent.event.{line.Event}"];
            problems.Add("", line.By is { } who ? say["form.meanwhile.by", ("at", line.At), ("who", who), ("what", what)] : say["form.meanwhile", ("at", line.At), ("what", what)]);
        }
    }
}
