using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Holds;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Holds;

/// <summary>The targets of a freeze and how their holds stand. Reloading shows what the operator has said since.</summary>
public sealed class HoldsModel(IMediator mediator, Problems problems, TimeProvider time) : PortalPage(mediator, problems)
{
    private static readonly string[] s_done = ["provisional", "ordered", "approved", "rejected"];

    public RequestId Id { get; private set; }

    public HoldsPage Shown { get; private set; } = null!;

    public bool FirstPage { get; private set; }

    /// <summary>What a step came to; null when there was none.</summary>
    public string? Done { get; private set; }

    /// <summary>The instant the states are those of.</summary>
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(RequestId id, int after, string? done)
    {
        var found = await AskAsync(new GetHolds(id, after));
        if (!found.Succeeded)
            return NotFound();
        (Id, Shown, FirstPage, Done) = (id, found.Value, after == 0, s_done.Contains(done) ? done : null);
        return Page();
    }
}
