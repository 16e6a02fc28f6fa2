using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Persistence;

namespace Portal.Testing.Engines;

/// <summary>A fresh, migrated database; gone when disposed. Migrations run once a run and are then copied.</summary>
public sealed class TestDatabase : IDisposable
{
    private const string Template = "portal_template";
    private static readonly Lazy<string> s_sqliteTemplate = new(MakeSqliteTemplate);
    private static readonly Lazy<PostgreSqlCluster> s_postgreSql = new(MakePostgreSqlTemplate);
    private readonly Action _drop;

    private TestDatabase(Engine engine, DatabaseChoice choice, Func<DbConnection> owner, Action drop) => (Engine, Choice, _owner, _drop) = (engine, choice, owner, drop);

    private readonly Func<DbConnection> _owner;

    public Engine Engine { get; }

    /// <summary>How the portal reaches it: on PostgreSQL as the application's own role.</summary>
    public DatabaseChoice Choice { get; }

    public static TestDatabase Create(Engine engine) => engine == Engine.Sqlite ? CreateSqlite(migrated: true) : CreatePostgreSql(Template);

    /// <summary>A database without any table.</summary>
    public static TestDatabase CreateEmpty(Engine engine) => engine == Engine.Sqlite ? CreateSqlite(migrated: false) : CreatePostgreSql("template0");

    /// <summary>Runs SQL as somebody who owns the database and is shown every row, for looking behind the portal's back.</summary>
    public int Run(string sql, params (string Name, object Value)[] values)
    {
        using var connection = Open();
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of all rows.</summary>
    public IReadOnlyList<object> List(string sql, params (string Name, object Value)[] values)
    {
        using var connection = Open();
        using var command = Command(connection, sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<object>();
        while (reader.Read())
            rows.Add(reader.GetValue(0));
        return rows;
    }

    public long Count(string from) => Convert.ToInt64(List($"SELECT count(*) FROM {from}")[0]);

    /// <summary>Lets the time of all leases be up, as if whoever has them had died or stood still for long.</summary>
    public void EndLeases() => Run(string.Join(
        ';', new[] { "outbox", "mails", "leases" }.Select(table => $"UPDATE {table} SET lease_ends_at = {(Engine == Engine.Sqlite ? "1" : "'2000-01-01T00:00:00Z'")} WHERE leased_by IS NOT NULL")));

    /// <summary>Closes the connections to SQLite that wait to be used again, so that files can be taken away.</summary>
    public static void LetGo() => SqliteConnection.ClearAllPools();

    public void Dispose() => _drop();

    private static DbCommand Command(DbConnection connection, string sql, (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private DbConnection Open()
    {
        var connection = _owner();
        connection.Open();
        if (Engine == Engine.PostgreSql)
        {
            using var act = Command(connection, "SELECT set_config('portal.role', 'System', false), set_config('jit', 'off', false)", []);
            act.ExecuteNonQuery();
        }

        return connection;
    }

    private static TestDatabase CreateSqlite(bool migrated)
    {
        var folder = CreateFolder("portal-sqlite-");
        var path = Path.Combine(folder, "portal.db");
        if (migrated)
            File.Copy(s_sqliteTemplate.Value, path);
        return new(
            Engine.Sqlite, new() { Engine = "Sqlite", Path = path }, () => new SqliteConnection($"Data Source={path};Pooling=False"),
            () =>
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(folder, recursive: true);
            });
    }

    private static TestDatabase CreatePostgreSql(string template)
    {
        var cluster = s_postgreSql.Value;
        var name = "portal_" + Guid.NewGuid().ToString("N");
        cluster.Run("portal_owner", "postgres", $"CREATE DATABASE {name} TEMPLATE {template}");
        return new(
            Engine.PostgreSql,
            new() { Engine = "PostgreSql", Connection = cluster.Connection("portal_app", name), OwnerConnection = cluster.Connection("portal_owner", name) },
            () => new NpgsqlConnection(cluster.Connection("portal_owner", name) + ";Pooling=false"),
            () =>
            {
                NpgsqlConnection.ClearAllPools();
                // As the superuser: a session of the application that is still ending is not the owner's to end.
                cluster.Run("postgres", "postgres", $"DROP DATABASE {name} WITH (FORCE)");
            });
    }

    /// <summary>Where databases stand: in memory where the machine has a memory file system; the database flushes there as it does
    /// elsewhere. Measurements put them on a disk before the first is made.</summary>
    public static string Folder { get; set; } = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private static string CreateFolder(string prefix) =>
        Directory.CreateDirectory(Path.Combine(Folder, prefix + Guid.NewGuid().ToString("N"))).FullName;

    private static string MakeSqliteTemplate()
    {
        var folder = CreateFolder("portal-template-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var path = Path.Combine(folder, "template.db");
        Migrate(new() { Engine = "Sqlite", Path = path });
        SqliteConnection.ClearAllPools();
        return path;
    }

    private static PostgreSqlCluster MakePostgreSqlTemplate()
    {
        var cluster = PostgreSqlCluster.Instance;
        cluster.Run("portal_owner", "postgres", $"CREATE DATABASE {Template} TEMPLATE template0");
        var owner = cluster.Connection("portal_owner", Template);
        Migrate(new() { Engine = "PostgreSql", Connection = owner, OwnerConnection = owner });
        cluster.Run("postgres", "postgres", "CREATE ROLE portal_app LOGIN IN ROLE portal_application");
        NpgsqlConnection.ClearAllPools();
        return cluster;
    }

    private static void Migrate(DatabaseChoice choice)
    {
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddPersistence(choice).BuildServiceProvider();
        services.PrepareDatabaseAsync(CancellationToken.None).GetAwaiter().GetResult();
    }
}
