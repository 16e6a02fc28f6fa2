using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>A new draft with all that a sent request says: in its place while it is open, else once more. The form carries
/// the draft's id, so that a double click begins one.</summary>
public sealed class ReplaceModel(IMediator mediator, Problems problems, IChance chance, TimeProvider time) : SentPageModel(mediator, problems, time)
{
    public RequestId Draft { get; } = new(chance.NewId());

    protected override bool Fits => Sent.MayCopy;

    public Task<IActionResult> OnPostAsync(RequestId draft, bool supersede) =>
        StepAsync(new CopyRequest(Id, draft, supersede), $"/agency/requests/{draft}/draft");
}
