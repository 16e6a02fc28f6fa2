using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>The officer's drafts and requests.</summary>
public sealed class IndexModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    public MyRequests List { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public DateTimeOffset? Before { get; set; }

    public string? OlderHref => List.Older is { } older ? $"/agency/requests?before={Uri.EscapeDataString(older.ToString("O", CultureInfo.InvariantCulture))}" : null;

    public string? NewerHref => Before is null ? null : "/agency/requests";

    public async Task<IActionResult> OnGetAsync()
    {
        var list = await AskAsync(new ListMyRequests(ModelState.IsValid ? Before : null));
        if (IsUnknown(list))
            return NotFound();
        List = list.Value;
        return Page();
    }
}
