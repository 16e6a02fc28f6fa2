using MediatR;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Web.Pages;
using Portal.Web.Ui.Forms;

namespace Portal.Web.Hosting;

/// <summary>Before a page runs: takes the one-time key that its form brought, and notes how far the ledger is now, so that the
/// next form can say what its reader has seen. After it ran, and before it is drawn: what others did, where they were faster.</summary>
internal sealed class FormDoor(CurrentForm form, FormStamp stamp, CurrentActor current, IMediator mediator, MeanwhileWords meanwhile) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && request.HasFormContentType)
            await TakeAsync(request);
        if (current.Actor.Role != Role.Anonymous && context.RouteData.Values.ContainsKey("id"))
        {
            var size = await mediator.Send(new GetLedgerSize(), context.HttpContext.RequestAborted);
            stamp.Seen = size.Succeeded ? size.Value : null;
        }

        await next();
        await meanwhile.AddAsync(context.HttpContext.RequestAborted);
    }

    /// <summary>A form that was carried over an ended session brings two keys; its own comes first.</summary>
    private async Task TakeAsync(HttpRequest request)
    {
        IFormCollection sent;
        try
        {
            sent = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException)
        {
            // The page itself says what it could not read.
            return;
        }

        if (Guid.TryParseExact(sent[FormStamp.KeyField].FirstOrDefault(), "N", out var key))
            form.Received(key, long.TryParse(sent[FormStamp.SeenField].FirstOrDefault(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seen) ? seen : null);
    }
}
