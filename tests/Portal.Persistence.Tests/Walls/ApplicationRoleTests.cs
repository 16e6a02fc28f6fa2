using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Application.Requests;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Testing.Time;

namespace Portal.Persistence.Tests.Walls;

/// <summary>The role that the portal connects as cannot take the wall down, and the portal does not start as one that could.</summary>
public sealed class ApplicationRoleTests
{
    [PostgreSqlFact]
    public void It_owns_nothing_and_no_policy_passes_it_by()
    {
        using var database = TestDatabase.Create(Engine.PostgreSql);

        database.List("SELECT rolname::text FROM pg_roles WHERE rolname IN ('portal_app', 'portal_application') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)").ShouldBeEmpty();
        database.List("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND pg_has_role('portal_app', relowner, 'MEMBER')").ShouldBeEmpty();
    }

    [PostgreSqlFact]
    public void It_cannot_change_the_wall()
    {
        using var database = TestDatabase.Create(Engine.PostgreSql);
        using var connection = new NpgsqlConnection(database.Choice.Connection);
        connection.Open();

        foreach (var (change, because) in new[]
        {
            ("ALTER TABLE requests DISABLE ROW LEVEL SECURITY", "must be owner"), ("ALTER TABLE requests NO FORCE ROW LEVEL SECURITY", "must be owner"),
            ("DROP POLICY officer ON requests", "must be owner"), ("CREATE POLICY all_of_them ON requests USING (true)", "must be owner"),
            ("ALTER POLICY officer ON requests USING (true)", "must be owner"), ("ALTER TABLE requests OWNER TO portal_app", "must be owner"),
            ("CREATE OR REPLACE FUNCTION acts_as(VARIADIC roles text[]) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$", "permission denied"),
            ("SET ROLE portal_owner", "permission denied"), ("SET SESSION AUTHORIZATION portal_owner", "permission denied"), ("ALTER ROLE portal_app BYPASSRLS", ""),
            ("TRUNCATE requests CASCADE", "permission denied"), ("SET row_security = off; SELECT * FROM requests", "row-level security"),
        })
            Should.Throw<PostgresException>(() => Run(connection, change), change).Message.ShouldContain(because, Case.Sensitive, change);
    }

    [PostgreSqlFact]
    public async Task The_owner_is_bound_as_well_until_it_says_that_it_is_the_portal()
    {
        await using var portal = await TestPortal.StartAsync(Engine.PostgreSql);
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        await using var owner = new NpgsqlConnection(portal.Database.Choice.OwnerConnection);
        await owner.OpenAsync();

        Run(owner, "UPDATE requests SET urgency = urgency").ShouldBe(0);
        Run(owner, "SELECT set_config('portal.role', 'System', false)");
        Run(owner, "UPDATE requests SET urgency = urgency").ShouldBe(1);
    }

    [PostgreSqlFact]
    public async Task The_portal_does_not_start_as_the_owner_or_as_a_superuser_where_a_role_of_its_own_is_wanted()
    {
        using var database = TestDatabase.Create(Engine.PostgreSql);
        var owner = database.Choice.OwnerConnection;
        var superuser = new NpgsqlConnectionStringBuilder(owner) { Username = "postgres" }.ToString();

        (await RefusalAsync(database.Choice with { Connection = owner, OwnRoleWanted = true })).ShouldStartWith("Portal:Database:Connection owns the tables");
        (await RefusalAsync(database.Choice with { Connection = superuser, OwnRoleWanted = true })).ShouldStartWith("Portal:Database:Connection is a superuser");
        (await RefusalAsync(database.Choice with { OwnRoleWanted = true })).ShouldBe("");
        (await RefusalAsync(database.Choice with { Connection = owner })).ShouldBe("", "a developer's own machine");
        (await RefusalAsync(database.Choice with { Connection = $"{database.Choice.Connection};Multiplexing=true" })).ShouldContain("Multiplexing");
        (await RefusalAsync(database.Choice with { Connection = $"{database.Choice.Connection};No Reset On Close=true" })).ShouldContain("No Reset On Close");
        database.Run("ALTER TABLE holds NO FORCE ROW LEVEL SECURITY; ALTER TABLE answers DISABLE ROW LEVEL SECURITY");
        (await RefusalAsync(database.Choice)).ShouldStartWith("The row policies of answers, holds are switched off.");
    }

    /// <summary>Two people and the portal take turns on two connections: what one was shown is not left for the next.</summary>
    [PostgreSqlFact]
    public async Task A_connection_forgets_whose_it_was()
    {
        await using var portal = await TestPortal.StartAsync(Engine.PostgreSql);
        var people = new[] { portal.Johanna(), portal.Person("Lukas Beispiel").AsActor(), portal.Person("ليلى المثال").AsActor() };
        for (var i = 0; i < people.Length; i++)
        {
            for (var drafts = 0; drafts <= i; drafts++)
                await portal.GetAsync(new StartDraft(new(Guid.NewGuid()), Domain.Requests.RequestKind.Freeze), people[i]);
        }

        await Task.WhenAll(Enumerable.Range(0, 240).Select(turn => Task.Run(async () =>
        {
            var who = turn % people.Length;
            (await portal.GetAsync(new ListMyRequests(), people[who])).Drafts.Count.ShouldBe(who + 1);
        })));

        await using var nobody = new NpgsqlConnection(portal.Database.Choice.Connection);
        await nobody.OpenAsync();
        await using var count = new NpgsqlCommand("SELECT count(*) FROM drafts", nobody);
        (await count.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private static int Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteNonQuery();
    }

    private static async Task<string> RefusalAsync(DatabaseChoice choice)
    {
        await using var node = new ServiceCollection().AddSingleton<TimeProvider>(new ManualTime()).AddPersistence(choice).BuildServiceProvider();
        try
        {
            await node.PrepareDatabaseAsync(CancellationToken.None);
            return "";
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message;
        }
    }
}
