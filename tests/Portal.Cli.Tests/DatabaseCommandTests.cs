using Portal.Persistence;
using Portal.Testing.Engines;

namespace Portal.Cli.Tests;

public sealed class DatabaseCommandTests
{
    [Theory, EveryEngine]
    public async Task Migrating_an_empty_database_lists_what_was_applied_once(Engine engine)
    {
        using var database = TestDatabase.CreateEmpty(engine);
        var migrations = MigrationsOf(engine);

        var (missing, before, _) = await RunAsync("check", database);
        // SQLite has no file yet, so there is nothing to look into; PostgreSQL has a database without tables.
        missing.ShouldBe(engine == Engine.Sqlite ? 2 : 1);
        before.Length.ShouldBe(engine == Engine.Sqlite ? 0 : migrations.Length);

        (await RunAsync("migrate", database)).ShouldBe((0, [.. migrations.Select(name => $"applied {name}"), "database is up to date"], ""), Same);
        (await RunAsync("migrate", database)).ShouldBe((0, ["database is up to date"], ""), Same);
        (await RunAsync("check", database)).ShouldBe((0, ["database is up to date"], ""), Same);
    }

    [Theory, EveryEngine]
    public async Task A_migration_that_is_missing_changed_or_unknown_is_named(Engine engine)
    {
        using var database = TestDatabase.Create(engine);
        var first = MigrationsOf(engine)[0];
        database.Run("INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (9999, '9999_later', '', '')");
        (await RunAsync("check", database)).ShouldBe(
            (1, ["The migration 9999_later was applied and is unknown here: the database is newer than this program."], ""), Same);

        database.Run("UPDATE schema_migrations SET checksum = 'other' WHERE number = 1");
        (await RunAsync("check", database)).Lines[0].ShouldBe($"The migration {first} was applied and has changed since.");
        var (exit, _, error) = await RunAsync("migrate", database);
        exit.ShouldBe(1);
        error.ShouldContain(first);

        database.Run("DELETE FROM schema_migrations WHERE number = 1");
        (await RunAsync("check", database)).Lines[0].ShouldBe($"The migration {first} has not been applied.");
    }

    [Fact]
    public void Migrating_makes_the_folder_and_the_database()
    {
        using var database = TestDatabase.CreateEmpty(Engine.Sqlite);
        var data = Path.Combine(Path.GetDirectoryName(database.Choice.Path)!, "new", "data");

        CommandLine.Run("db", "migrate", "--data", data).Exit.ShouldBe(0);

        CommandLine.Run("verify", "ledger", "--data", data).Exit.ShouldBe(0);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_said_without_a_stack_trace()
    {
        var file = Path.GetTempFileName();

        var (exit, _, error) = CommandLine.Run("db", "migrate", "--data", Path.Combine(file, "data"));

        exit.ShouldBe(2);
        error.ShouldNotContain("   at ");
        File.Delete(file);
    }

    private static string[] MigrationsOf(Engine engine)
    {
        var folder = $"migrations/{engine}/".ToLowerInvariant();
        return [.. typeof(PersistenceModule).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => Path.GetFileNameWithoutExtension(name[folder.Length..]))];
    }

    private static readonly IEqualityComparer<(int Exit, string[] Lines, string Error)> Same =
        EqualityComparer<(int Exit, string[] Lines, string Error)>.Create((x, y) => x.Exit == y.Exit && x.Error == y.Error && x.Lines.SequenceEqual(y.Lines));

    private static Task<(int Exit, string[] Lines, string Error)> RunAsync(string verb, TestDatabase database) =>
        Task.Run(() => CommandLine.Run(["db", verb, .. database.Options(asOwner: true)]));
}
