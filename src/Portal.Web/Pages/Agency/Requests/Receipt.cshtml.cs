using MediatR;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>The receipt: the reference, and what happens next. It can be opened again at any time.</summary>
public sealed class ReceiptModel(IMediator mediator, Problems problems, TimeProvider time) : SentPageModel(mediator, problems, time);
