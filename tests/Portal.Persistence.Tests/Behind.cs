using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests;

/// <summary>What the tests do behind the portal's back.</summary>
internal static class Behind
{
    /// <summary>SQL that the database must refuse.</summary>
    public static void ShouldRefuse(this TestDatabase database, string sql, string because, params (string Name, object Value)[] values)
    {
        var refused = Should.Throw<DbException>(() => database.Run(sql, values), sql);
        refused.Message.ShouldContain(because);
    }

    /// <summary>Reads or changes the stored portal in one scope.</summary>
    public static async Task<T> InScopeAsync<T>(this TestPortal portal, Func<IPortalDb, Task<T>> use)
    {
        await using var scope = portal.OpenScope();
        return await use(scope.ServiceProvider.GetRequiredService<IPortalDb>());
    }

    /// <summary>Stores what is added, with nothing in the ledger.</summary>
    public static async Task StoreAsync(this TestPortal portal, Action<IPortalDb> add)
    {
        await using var scope = portal.OpenScope();
        var unit = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        await unit.BeginAsync(CancellationToken.None);
        add(scope.ServiceProvider.GetRequiredService<IPortalDb>());
        await unit.CommitAsync([], Actor.Portal, portal.Time.GetUtcNow(), CancellationToken.None);
    }

    public static Actor Johanna(this TestPortal portal) => portal.Person("Johanna Muster").AsActor("demo");

    /// <summary>Rows of every table, by its name.</summary>
    public static Dictionary<string, long> Rows(this TestDatabase database) =>
        new[] { "drafts", "documents", "document_contents", "requests", "request_targets", "clocks", "clock_alarms", "outbox", "notices", "ledger_entries", "sessions", "accounts", "agencies", "portal_marks" }
            .ToDictionary(table => table, database.Count);
}
