using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Commits;

/// <summary>Of two who change the same thing at once one loses: the database sees it by a token, and where there is none there is a reason.</summary>
public sealed class VersionTokenTests
{
    /// <summary>What is stored without a token, and why no change can be lost there.</summary>
    private static readonly Dictionary<string, string> s_without = new()
    {
        ["AnswerFileContent"] = "written once with its file, and removed with it",
        ["AnswerImport"] = "written once, and removed when it was taken in",
        ["Document"] = "written once; another takes its place",
        ["DocumentContent"] = "written once with its document",
        ["FormUse"] = "written once; its key is the form's",
        ["LeaseRow"] = "changed by the statements that lease, which compare its token themselves",
        ["LedgerHead"] = "locked by each commit that adds to the ledger, before it is read",
        ["LedgerPayload"] = "written once and erased as a whole",
        ["LedgerRow"] = "written once, ever; triggers see to it",
        ["Notice"] = "written once; its reader marks it as read, and the last mark says no more than the first",
        ["PacketContent"] = "written once with its packet",
        ["PortalMark"] = "written once",
        ["Session"] = "its holder moves two instants forward; of two the later or the earlier is as good",
    };

    [Theory, EveryEngine]
    public async Task Everything_that_is_stored_and_changed_has_a_version_token_or_a_reason_for_none(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await using var scope = portal.OpenScope();
        var stored = ((DbContext)scope.ServiceProvider.GetRequiredService<IPortalDb>()).Model.GetEntityTypes().Where(type => !type.IsOwned()).ToList();

        stored.Count.ShouldBeGreaterThan(20);
        stored.Where(type => !HasToken(type) && !IsPart(type)).Select(NameOf).Order().ShouldBe(s_without.Keys.Order(), "an entity of its own has a token, or stands in the list with why it needs none");
    }

    [Theory, EveryEngine]
    public async Task Every_aggregate_that_records_events_has_a_number_as_its_token_and_each_of_its_parts_hangs_on_one_that_has_one(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await using var scope = portal.OpenScope();
        var model = ((DbContext)scope.ServiceProvider.GetRequiredService<IPortalDb>()).Model;
        var aggregates = typeof(IRecordsEvents).Assembly.GetTypes().Where(type => type.IsClass && typeof(IRecordsEvents).IsAssignableFrom(type)).ToList();

        aggregates.Count.ShouldBeGreaterThan(3);
        foreach (var aggregate in aggregates)
        {
            model.FindEntityType(aggregate).ShouldNotBeNull(aggregate.Name).FindProperty("Version").ShouldNotBeNull(aggregate.Name).ShouldSatisfyAllConditions(
                version => version.IsConcurrencyToken.ShouldBeTrue(aggregate.Name), version => version.ClrType.ShouldBe(typeof(long), aggregate.Name));
        }
    }

    /// <summary>The token is no ornament: the second of two commits that read the same row is refused.</summary>
    [Theory, EveryEngine]
    public async Task Of_two_that_change_the_same_account_the_second_stores_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var johanna = portal.Johanna().Id;
        await using var scope = portal.OpenScope();
        var unit = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        await unit.BeginAsync(CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<IPortalDb>();
        var account = await db.Accounts.SingleAsync(account => account.Id == johanna);
        if (engine == Engine.PostgreSql)
            portal.Database.Run("UPDATE accounts SET version = version + 1 WHERE name = 'Johanna Muster'").ShouldBe(1);
        else
            ((DbContext)db).Entry(account).Property(stored => stored.Version).OriginalValue = account.Version + 1;
        ((DbContext)db).Entry(account).Property(stored => stored.Title).CurrentValue = "Lost";

        await Should.ThrowAsync<ConflictException>(() => unit.CommitAsync([], portal.Johanna(), portal.Time.GetUtcNow(), CancellationToken.None));

        await unit.RollbackAsync();
        portal.Database.Count("accounts WHERE title = 'Lost'").ShouldBe(0);
    }

    private static bool HasToken(IEntityType type) => type.GetProperties().Any(property => property.IsConcurrencyToken);

    /// <summary>Reached through the collection of something that has a token itself or is such a part.</summary>
    private static bool IsPart(IEntityType type) =>
        type.GetForeignKeys().Any(key => key.PrincipalToDependent is { IsCollection: true } && (HasToken(key.PrincipalEntityType) || IsPart(key.PrincipalEntityType)));

    private static string NameOf(IEntityType type) => type.ClrType.Name;
}
