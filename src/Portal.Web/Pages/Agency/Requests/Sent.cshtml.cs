using MediatR;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>A sent request: where it stands, who owes what, and by when.</summary>
public sealed class SentModel(IMediator mediator, Problems problems, TimeProvider time) : SentPageModel(mediator, problems, time);
