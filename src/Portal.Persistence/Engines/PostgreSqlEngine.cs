using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Application.Pipeline;

namespace Portal.Persistence.Engines;

/// <summary>PostgreSQL, for several machines. The portal connects as the application's own role, migrations as the owner.</summary>
internal sealed class PostgreSqlEngine(string connection, string ownerConnection, bool ownRoleWanted) : IEngine
{
    /// <summary>A row that another commit took away while this one was pointing at it is a conflict too: a document that was
    /// replaced while its draft was being sent.</summary>
    private static readonly string[] s_conflicts =
        [PostgresErrorCodes.UniqueViolation, PostgresErrorCodes.ForeignKeyViolation, PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected];

    /// <summary>A statement that comes again is prepared: planning it with its policies takes longer than running it. Who is named is
    /// asked when it runs, so a prepared plan serves everybody.</summary>
    private readonly string _prepared = Prepared(new(connection));

    /// <summary>Traces of the driver carry what a server says about a failure, values of rows among it, so none are made of
    /// statements. One instance: the driver takes another for another source of connections.</summary>
    private static readonly Action<NpgsqlDataSourceBuilder> s_untraced = source =>
        source.ConfigureTracing(tracing => tracing.ConfigureCommandFilter(_ => false).ConfigureBatchFilter(_ => false));

    /// <summary>Who the portal is to this server, and which tables have policies that do not stand.</summary>
    private const string Wall =
        """
        SELECT rolsuper OR rolbypassrls,
          EXISTS (SELECT FROM pg_class WHERE relnamespace = space.oid AND relkind = 'r' AND pg_has_role(current_user, relowner, 'MEMBER')),
          (SELECT string_agg(relname, ', ' ORDER BY relname) FROM pg_class
            WHERE relnamespace = space.oid AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid) AND NOT (relrowsecurity AND relforcerowsecurity))
        FROM pg_roles CROSS JOIN pg_namespace AS space WHERE rolname = current_user AND nspname = current_schema()
        """;

    public string Name => "postgresql";

    public string? MigrationLock => "SELECT pg_advisory_xact_lock(7041776)";

    public string? ActAsPortal => "SELECT set_config('portal.role', 'System', true)";

    public string HistoryExists => "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migrations'";

    public string LockHead => "SELECT id, size, root, frontier FROM ledger_head FOR UPDATE";

    public LeaseSql Leases { get; } = new("now()", "interval '1 second'", " FOR UPDATE SKIP LOCKED", at => Microseconds.Of(at));

    public void Configure(DbContextOptionsBuilder options, CurrentActor current) =>
        options.UseNpgsql(_prepared, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).ConfigureDataSource(s_untraced)).AddInterceptors(new ActorOnConnection(current));

    public void Convert(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<Microseconds.AsTimestamp>();

    public DbConnection OwnerConnection() => new NpgsqlConnection(Discreet(new(ownerConnection)).ToString());

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (settings.Multiplexing || settings.NoResetOnClose)
            throw new InvalidOperationException("Portal:Database:Connection sets Multiplexing or No Reset On Close, and row policies need a connection that is one actor's at a time. Take both out.");
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(cancellationToken);
        foreach (var setting in new[] { "fsync", "synchronous_commit" })
        {
            await using var command = new NpgsqlCommand("SELECT current_setting(@setting)", open);
            command.Parameters.AddWithValue("setting", setting);
            if (await command.ExecuteScalarAsync(cancellationToken) is "off")
                throw new InvalidOperationException($"PostgreSQL runs with {setting}=off, so it could lose what was acknowledged. Set {setting}=on.");
        }
    }

    public async Task CheckWallAsync(CancellationToken cancellationToken)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Wall, open);
        await using var found = await command.ExecuteReaderAsync(cancellationToken);
        await found.ReadAsync(cancellationToken);
        if (!await found.IsDBNullAsync(2, cancellationToken))
            throw new InvalidOperationException($"The row policies of {found.GetString(2)} are switched off. As the owner: ALTER TABLE … ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY.");
        if (!ownRoleWanted)
            return;
        if (found.GetBoolean(0))
            throw new InvalidOperationException("Portal:Database:Connection is a superuser or has BYPASSRLS, so no row policy binds the portal. Connect as a role of its own that is a member of portal_application.");
        if (found.GetBoolean(1))
            throw new InvalidOperationException("Portal:Database:Connection owns the tables, so the portal could switch its own row policies off. Connect as a role of its own that is a member of portal_application, and name the owner in Portal:Database:OwnerConnection.");
    }

    public ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IDisposable?>(null);

    public bool IsConflict(DbException failure) => s_conflicts.Contains(failure.SqlState);

    private static string Prepared(NpgsqlConnectionStringBuilder settings)
    {
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 200;
        return Discreet(settings).ToString();
    }

    /// <summary>Whatever the deployer wrote: a failure does not carry the values of a row, nor a log line a parameter.</summary>
    private static NpgsqlConnectionStringBuilder Discreet(NpgsqlConnectionStringBuilder settings)
    {
        (settings.IncludeErrorDetail, settings.LogParameters) = (false, false);
        return settings;
    }

    public bool IsTakenId(DbException failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } key } && key.EndsWith("_pkey", StringComparison.Ordinal);
}
