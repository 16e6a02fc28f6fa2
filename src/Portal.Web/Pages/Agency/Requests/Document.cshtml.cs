using MediatR;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>The officer's own upload.</summary>
public sealed class DocumentModel(IMediator mediator, Problems problems) : DocumentPage(mediator, problems);
