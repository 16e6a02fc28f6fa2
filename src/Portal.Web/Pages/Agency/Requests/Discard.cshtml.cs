using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>Asks before a draft is thrown away.</summary>
public sealed class DiscardModel(IMediator mediator, Problems problems) : DraftPageModel(mediator, problems)
{
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await LoadAsync() is { } elsewhere)
            return elsewhere;
        return (await SendAsync(new DiscardDraft(Id))).Succeeded ? LocalRedirect("/agency/requests") : Refused();
    }
}
