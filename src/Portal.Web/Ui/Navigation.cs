using Portal.Application.Answers;
using Portal.Application.Holds;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Application.Reports;
using Portal.Application.Requests;
using Portal.Domain.Accounts;

namespace Portal.Web.Ui;

/// <summary>Who is looking at the page, as the masthead needs it.</summary>
/// <param name="Role">Decides the entries.</param>
/// <param name="Name">Shown name; null for nobody.</param>
/// <param name="UnreadNotices">Shown beside the entry for notices.</param>
/// <param name="Approvals">Answers that wait for the visitor's decision; shown beside their entry.</param>
/// <param name="DeadLetters">Messages that were laid aside; shown beside their entry.</param>
public sealed record Visitor(Role Role, string? Name, int UnreadNotices, int Approvals = 0, int DeadLetters = 0)
{
    /// <summary>Nobody signed in.</summary>
    public static Visitor Nobody { get; } = new(Role.Anonymous, null, 0);
}

/// <summary>Finds the visitor of a request; the host says how.</summary>
public interface IVisitorSource
{
    /// <summary>Never null.</summary>
    ValueTask<Visitor> FindAsync(CancellationToken cancellationToken);
}

/// <summary>One entry of the masthead.</summary>
/// <param name="TextKey">Key of its words.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Current">Whether the page is there or below.</param>
/// <param name="Badge">A number beside it; zero shows nothing.</param>
/// <param name="BadgeKey">Key of what the number counts.</param>
public sealed record NavigationEntry(string TextKey, string Href, bool Current, int Badge = 0, string BadgeKey = "nav.unread");

/// <summary>The entries of the masthead by role.</summary>
public static class Navigation
{
    private static readonly (string Key, string Href, Func<Role, bool> For)[] s_entries =
    [
        ("nav.new-request", "/agency/requests/new", PermissionTable.Allows<StartDraft>),
        ("nav.my-requests", "/agency/requests", PermissionTable.Allows<ListMyRequests>),
        ("nav.queue", "/desk/queue", PermissionTable.Allows<ListQueue>),
        ("nav.holds", "/desk/holds", PermissionTable.Allows<ListHoldsToApprove>),
        ("nav.approvals", "/desk/approvals", PermissionTable.Allows<ListApprovals>),
        ("nav.response-times", "/desk/response-times", PermissionTable.Allows<GetResponseTimes>),
        ("nav.ledger", "/desk/ledger", PermissionTable.Allows<GetLedgerState>),
        ("nav.undelivered", "/desk/undelivered", PermissionTable.Allows<ListDeadLetters>),
        ("nav.notices", "/notices", PermissionTable.Allows<ListNotices>),
        ("nav.sign-in", "/sign-in", role => role is Role.Anonymous or Role.System),
    ];

    /// <summary>The entries for a visitor on a page: those whose message the permissions table lets the role send. The
    /// longest entry that leads to the page or above it is current.</summary>
    public static IReadOnlyList<NavigationEntry> For(Visitor visitor, string path)
    {
        var entries = s_entries.Where(entry => entry.For(visitor.Role)).ToList();
        var current = entries.Select(entry => entry.Href).Where(href => Leads(href, path)).MaxBy(href => href.Length);
        return [.. entries.Select(entry => new NavigationEntry(entry.Key, entry.Href, entry.Href == current, BadgeOf(entry.Key, visitor), WordsOf(entry.Key)))];
    }

    private static int BadgeOf(string key, Visitor visitor) => key switch { "nav.notices" => visitor.UnreadNotices, "nav.approvals" => visitor.Approvals, "nav.undelivered" => visitor.DeadLetters, _ => 0 };

    private static string WordsOf(string key) => key switch { "nav.approvals" => "nav.waiting", "nav.undelivered" => "nav.dead-letters", _ => "nav.unread" };

    private static bool Leads(string href, string path) =>
        path.Equals(href, StringComparison.OrdinalIgnoreCase) || path.StartsWith(href + "/", StringComparison.OrdinalIgnoreCase);
}
