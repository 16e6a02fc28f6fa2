using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Portal.Application.Requests;
using Portal.Domain.Requests;

namespace Portal.Web.Pages.Desk;

/// <summary>What the queue shows, as it stands in the address: a link gives the same view to whoever follows it.</summary>
/// <param name="View">Which part.</param>
/// <param name="Team">Team code, or <see cref="AllTeams"/>.</param>
/// <param name="Urgency">Null for any.</param>
/// <param name="Deadline">Null for any.</param>
/// <param name="Reference">As typed; null for any.</param>
/// <param name="Kind">Null for any.</param>
public sealed record QueueFilters(QueueView View, string Team, Urgency? Urgency = null, DeadlineStanding? Deadline = null, string? Reference = null, RequestKind? Kind = null)
{
    /// <summary>The word for every team.</summary>
    public const string AllTeams = "all";

    /// <summary>How a reference looks, however it is typed. The search stands in the address, and an address is written down by
    /// proxies and browsers: a target's address or a name that is pasted here by mistake is not sent.</summary>
    public const string ReferencePattern = @"\s*[Ll][Ee][\- ]*([0-9A-Za-z][\- ]*){8}\s*";

    /// <summary>Whether something besides view and team narrows the list.</summary>
    public bool Narrow => Urgency is not null || Deadline is not null || Reference is not null || Kind is not null;

    /// <summary>Whether what was typed cannot be a reference, whatever requests there are.</summary>
    public bool IsNoReference => Reference is not null && !RequestReference.TryParse(Reference, CultureInfo.InvariantCulture, out _);

    /// <summary>The same team and view without the rest.</summary>
    public QueueFilters Bare => new(View, Team);

    /// <summary>Where a view of these filters stands.</summary>
    /// <param name="after">Cursor of the last line of the page before; null for the first page.</param>
    public string Href(string? after = null)
    {
        var query = new QueryBuilder { { "view", View.ToString() }, { "team", Team } };
        foreach (var (name, value) in new[] { ("kind", Kind?.ToString()), ("urgency", Urgency?.ToString()), ("deadline", Deadline?.ToString()), ("reference", Reference), ("after", after) })
        {
            if (value is not null)
                query.Add(name, value);
        }

        return "/desk/queue" + query;
    }

    internal ListQueue Query(string? after) => new(View, Team == AllTeams ? null : Team, Urgency, Deadline, Reference, Kind, after);
}
