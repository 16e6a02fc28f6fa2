using Microsoft.Extensions.DependencyInjection;
using Portal.Testing.Engines;
using Portal.Testing.Time;

namespace Portal.Persistence.Tests.Migrations;

public sealed class MigratorTests
{
    [Theory, EveryEngine]
    public async Task Migrating_twice_is_harmless(Engine engine)
    {
        using var database = TestDatabase.CreateEmpty(engine);

        var first = await PrepareAsync(database.Choice);
        var second = await PrepareAsync(database.Choice);

        first.ShouldNotBeEmpty();
        first.ShouldBe(first.Order());
        second.ShouldBeEmpty();
        database.List("SELECT name FROM schema_migrations ORDER BY number").ShouldBe(first);
    }

    [Theory, EveryEngine]
    public async Task An_applied_file_that_changed_stops_the_start(Engine engine)
    {
        using var database = TestDatabase.Create(engine);
        database.Run("UPDATE schema_migrations SET checksum = 'another' WHERE number = 1").ShouldBe(1);

        (await Should.ThrowAsync<InvalidOperationException>(() => PrepareAsync(database.Choice))).Message.ShouldContain("0001_first_request was applied and has changed since");
    }

    [Theory, EveryEngine]
    public async Task Nodes_that_meet_at_an_empty_database_migrate_it_once(Engine engine)
    {
        using var database = TestDatabase.CreateEmpty(engine);

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PrepareAsync(database.Choice))));

        var once = applied.Where(names => names.Count > 0).SelectMany(names => names).ToList();
        once.ShouldBeUnique();
        database.List("SELECT name FROM schema_migrations ORDER BY number").ShouldBe(once.Order());
    }

    [PostgreSqlFact]
    public async Task A_server_that_could_lose_what_it_acknowledged_is_refused()
    {
        using var database = TestDatabase.Create(Engine.PostgreSql);
        var forgetful = database.Choice with { Connection = database.Choice.Connection + ";Options=-c synchronous_commit=off" };

        (await Should.ThrowAsync<InvalidOperationException>(() => PrepareAsync(forgetful))).Message.ShouldContain("Set synchronous_commit=on");
    }

    [Fact]
    public async Task A_missing_file_is_created_with_its_folder()
    {
        using var database = TestDatabase.CreateEmpty(Engine.Sqlite);
        var path = Path.Combine(Path.GetDirectoryName(database.Choice.Path)!, "new", "portal.db");

        await PrepareAsync(database.Choice with { Path = path });

        File.Exists(path).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Oracle", "x", "x"), InlineData("Sqlite", "", "x"), InlineData("PostgreSql", "x", "")]
    public void A_choice_that_names_no_usable_engine_says_what_to_name(string engine, string path, string connection)
    {
        var choice = new DatabaseChoice { Engine = engine, Path = path, Connection = connection };

        Should.Throw<InvalidOperationException>(() => PrepareAsync(choice).GetAwaiter().GetResult()).Message.ShouldContain("Portal:Database");
    }

    /// <summary>What a node does at its start.</summary>
    private static async Task<IReadOnlyList<string>> PrepareAsync(DatabaseChoice choice)
    {
        await using var node = new ServiceCollection().AddSingleton<TimeProvider>(new ManualTime()).AddPersistence(choice).BuildServiceProvider();
        return await node.PrepareDatabaseAsync(CancellationToken.None);
    }
}
