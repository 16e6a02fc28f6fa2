using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Answers;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Answers;

/// <summary>Answers that wait for the visitor's decision.</summary>
public sealed class ApprovalsModel(IMediator mediator, Problems problems, TimeProvider time) : PortalPage(mediator, problems)
{
    public IReadOnlyList<ApprovalLine> Lines { get; private set; } = [];

    /// <summary>The instant the chips are drawn for.</summary>
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync()
    {
        var waiting = await AskAsync(new ListApprovals());
        if (!waiting.Succeeded)
            return NotFound();
        Lines = waiting.Value;
        return Page();
    }
}
