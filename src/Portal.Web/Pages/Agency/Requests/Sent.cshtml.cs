using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>A sent request: where it stands, who owes what, and by when.</summary>
public sealed class SentModel(IMediator mediator, Problems problems, TimeProvider time) : SentPageModel(mediator, problems, time)
{
    [FromQuery]
    public string? Done { get; set; }

    /// <summary>Key of what a step came to; null when there was none, or when it no longer holds.</summary>
    public string? DoneKey => Done switch
    {
        "replied" when Sent.Open is null => "sent.done.replied",
        "withdrawn" when Sent.Header.State == RequestState.Withdrawn => "sent.done.withdrawn",
        _ => null,
    };
}
