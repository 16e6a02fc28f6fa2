using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Portal.Testing.Engines;

namespace Portal.Benchmarks;

/// <summary>A database by its driver alone, with the durability that the portal has.</summary>
internal sealed class Raw(TestDatabase database)
{
    public bool IsSqlite => database.Engine == Engine.Sqlite;

    /// <summary>An open connection that is shown every row.</summary>
    public DbConnection Open()
    {
        DbConnection connection = IsSqlite
            ? new SqliteConnection($"Data Source={database.Choice.Path};Pooling=False;Foreign Keys=True")
            : new NpgsqlConnection(database.Choice.OwnerConnection + ";Pooling=false;Max Auto Prepare=100;Auto Prepare Min Usages=2");
        connection.Open();
        using var setting = Command(connection, IsSqlite ? "PRAGMA synchronous = EXTRA" : "SELECT set_config('portal.role', 'System', false), set_config('jit', 'off', false)");
        setting.ExecuteNonQuery();
        return connection;
    }

    public static DbCommand Command(DbConnection connection, string sql, params (string Name, object Value)[] values)
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

    /// <summary>The names of a table's columns.</summary>
    public static List<string> Columns(DbConnection connection, string table)
    {
        using var command = Command(connection, $"SELECT * FROM {table} LIMIT 0");
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    public static void Run(DbConnection connection, string sql, params (string Name, object Value)[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }
}
