using MediatR;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Domain;
using Portal.Web.Pages.Desk.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages;

/// <summary>Tells the sender of a form that came back what others did after it was shown, line by line.</summary>
internal static class MeanwhileWords
{
    public static async Task AddAsync(HttpContext context, IMediator mediator, object message, IReadOnlyList<Refusal> refusals)
    {
        var services = context.RequestServices;
        if (!CurrentForm.WasOvertaken(refusals) || message is not IAboutRequest about || services.GetRequiredService<CurrentForm>().Seen is not { } seen)
            return;
        var found = await mediator.Send(new ListMeanwhile(about.Request, seen), context.RequestAborted);
        if (!found.Succeeded)
            return;
        var (say, problems, agency) = (services.GetRequiredService<Speech>(), services.GetRequiredService<Problems>(), services.GetRequiredService<CurrentActor>().Actor.Agency is not null);
        foreach (var line in found.Value)
        {
            var what = agency ? say[$"sent.event.{line.Event}"] : TimelineWords.Sentence(say, line);
            problems.Add("", line.By is { } who ? say["form.meanwhile.by", ("at", line.At), ("who", who), ("what", what)] : say["form.meanwhile", ("at", line.At), ("what", what)]);
        }
    }
}
