using MediatR;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Requests;

/// <summary>A document of a case.</summary>
public sealed class DocumentModel(IMediator mediator, Problems problems) : DocumentPage(mediator, problems);
