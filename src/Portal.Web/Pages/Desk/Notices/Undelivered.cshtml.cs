using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Notices;

/// <summary>The messages that could not be delivered, and their next try.</summary>
public sealed class UndeliveredModel(IMediator mediator, Problems problems, CurrentActor current) : PortalPage(mediator, problems)
{
    private const string Here = "/desk/undelivered";

    public DeadLetterPage Shown { get; private set; } = null!;

    /// <summary>Whether the visitor may have them tried again, or only sees them.</summary>
    public bool MayReplay => PermissionTable.Allows<ReplayDeadLetter>(current.Actor.Role);

    /// <summary>What a step came to; null when there was none.</summary>
    public string? DoneKey { get; private set; }

    /// <summary>How many the step was about.</summary>
    public int DoneCount { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? done, int? n)
    {
        if (!await LoadAsync())
            return NotFound();
        DoneKey = done switch { "one" => "undelivered.replayed", "all" => "undelivered.replayed-all", _ => null };
        DoneCount = Math.Max(n ?? 0, 0);
        return Page();
    }

    public async Task<IActionResult> OnPostReplayAsync(Guid message, AccountId? recipient)
    {
        var replayed = await AskAsync(new ReplayDeadLetter(message, recipient));
        return replayed.Succeeded ? LocalRedirect($"{Here}?done=one") : await AfterAsync(replayed);
    }

    public async Task<IActionResult> OnPostReplayAllAsync()
    {
        var replayed = await AskAsync(new ReplayDeadLetters());
        return replayed.Succeeded ? LocalRedirect($"{Here}?done=all&n=" + replayed.Value.Letters.ToString(CultureInfo.InvariantCulture)) : await AfterAsync(replayed);
    }

    /// <summary>The page as it stands now, with what was against the step.</summary>
    private async Task<IActionResult> AfterAsync<T>(Result<T> refused)
    {
        if (IsUnknown(refused) || !await LoadAsync())
            return NotFound();
        Problems.Add(refused.Refusals);
        return Refused(StatusCodes.Status409Conflict);
    }

    private async Task<bool> LoadAsync()
    {
        var found = await AskAsync(new ListDeadLetters());
        if (found.Succeeded)
            Shown = found.Value;
        return found.Succeeded;
    }
}
