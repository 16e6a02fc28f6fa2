using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Account;

/// <summary>What a person has been told. No notice says what a request is about.</summary>
public sealed class NoticesModel(IMediator mediator, Problems problems, CurrentActor current) : PortalPage(mediator, problems)
{
    public IReadOnlyList<NoticeLine> Lines { get; private set; } = [];

    public bool IsDesk => current.Actor.Role is not (Role.Officer or Role.Supervisor);

    /// <summary>The newest notice shown, so that one that arrives meanwhile stays unread.</summary>
    public string UpTo => Lines[0].At.ToString("O", CultureInfo.InvariantCulture);

    public async Task OnGetAsync() => Lines = (await AskAsync(new ListNotices())).Value;

    public async Task<IActionResult> OnPostAsync(DateTimeOffset upTo)
    {
        await SendAsync(new MarkNoticesRead(upTo));
        return LocalRedirect("/notices");
    }

    public string HrefOf(NoticeLine line) => IsDesk ? $"/desk/requests/{line.Request}" : $"/agency/requests/{line.Request}";
}
