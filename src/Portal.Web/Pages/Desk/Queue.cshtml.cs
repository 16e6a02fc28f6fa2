using MediatR;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Web.Ui;

namespace Portal.Web.Pages.Desk;

/// <summary>The desk's queue. The whole view stands in the address; an investigator begins with the own team.</summary>
public sealed class QueueModel(IMediator mediator, Problems problems, CurrentActor current, PolicyBook policies, TimeProvider time) : PortalPage(mediator, problems)
{
    public QueueFilters Filters { get; private set; } = null!;

    public QueuePage Shown { get; private set; } = null!;

    public bool FirstPage { get; private set; }

    /// <summary>The instant the chips are drawn for.</summary>
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public string? OwnTeam => current.Actor.Team;

    public IReadOnlyList<string> Teams => policies.Routing.Teams;

    /// <summary>Only investigators can have requests of their own.</summary>
    public IReadOnlyList<QueueView> Views { get; } =
        current.Actor.Role == Role.Investigator ? [QueueView.Waiting, QueueView.Mine, QueueView.Open, QueueView.Done] : [QueueView.Waiting, QueueView.Open, QueueView.Done];

    /// <summary>Values that mean nothing are left out, so that a mangled link still shows a queue.</summary>
    public async Task<IActionResult> OnGetAsync(QueueView? view, string? team, Urgency? urgency, DeadlineStanding? deadline, string? reference, RequestKind? kind, string? after)
    {
        var part = view is { } asked && Views.Contains(asked) ? asked : QueueView.Waiting;
        var of = team is not null && (team == QueueFilters.AllTeams || Teams.Contains(team)) ? team : OwnTeam ?? QueueFilters.AllTeams;
        Filters = new(part, of, urgency, deadline, string.IsNullOrWhiteSpace(reference) ? null : reference.Trim(), kind);
        FirstPage = after is null;
        var page = await AskAsync(Filters.Query(after));
        if (!page.Succeeded)
            return NotFound();
        Shown = page.Value;
        return Page();
    }

    /// <summary>What to say about an empty list: a reference that cannot be one, filters that let nothing through, a page past
    /// the end, or a view with nothing in it.</summary>
    public string EmptyKey => this switch
    {
        { Filters.IsNoReference: true } => "desk.queue.empty.no-reference",
        { Shown.Matching: > 0 } => "desk.queue.empty.past-end",
        { Filters.Narrow: true } => "desk.queue.empty.filtered",
        _ => $"desk.queue.empty.{Filters.View}",
    };
}
