using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Ledger;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk.Ledger;

/// <summary>How far the ledger has come and how far it is signed; the checkpoint to keep elsewhere.</summary>
public sealed class LedgerStateModel(IMediator mediator, Problems problems) : PortalPage(mediator, problems)
{
    public LedgerState Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnGetCheckpointAsync() => await LoadAsync() && Shown.Checkpoint is { } checkpoint
        ? new DownloadResult(new DocumentFile(string.Create(CultureInfo.InvariantCulture, $"checkpoint-{checkpoint.Size}.txt"), "text/plain; charset=utf-8", checkpoint.Note))
        : NotFound();

    private async Task<bool> LoadAsync()
    {
        var found = await AskAsync(new GetLedgerState());
        if (found.Succeeded)
            Shown = found.Value;
        return found.Succeeded;
    }
}
