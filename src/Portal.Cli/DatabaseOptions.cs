using System.CommandLine;
using Portal.Persistence;

namespace Portal.Cli;

/// <summary>Says on the command line where the portal keeps its data.</summary>
internal sealed class DatabaseOptions
{
    private const string Sqlite = "sqlite";
    private const string PostgreSql = "postgresql";

    private readonly Option<string> _data = new("--data") { Description = "SQLite: the folder that holds portal.db.", DefaultValueFactory = _ => "data" };
    private readonly Option<string> _engine = new("--engine") { Description = "Which database it is.", DefaultValueFactory = _ => Sqlite };
    private readonly Option<string> _connection = new("--connection") { Description = "PostgreSQL: connection string of the application's own role." };
    private readonly Option<string> _owner = new("--owner-connection") { Description = "PostgreSQL: connection string of the owner; the application's own when left out." };
    private readonly bool _asOwner;

    private DatabaseOptions(bool asOwner) => _asOwner = asOwner;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="asOwner">Whether it works as the owner of the database.</param>
    public static DatabaseOptions AddTo(Command command, bool asOwner)
    {
        var options = new DatabaseOptions(asOwner);
        options._engine.AcceptOnlyFromAmong(Sqlite, PostgreSql);
        command.Add(options._data);
        command.Add(options._engine);
        command.Add(options._connection);
        if (asOwner)
            command.Add(options._owner);
        command.Validators.Add(result =>
        {
            // By its token: asking an option with an unknown word for its value throws.
            if (result.GetResult(options._engine)?.Tokens is [{ Value: PostgreSql }] && string.IsNullOrEmpty(result.GetValue(options._connection)))
                result.AddError("--engine postgresql needs --connection.");
        });
        return options;
    }

    public DatabaseChoice Choice(ParseResult typed) => typed.GetValue(_engine) == PostgreSql
        ? new() { Engine = "PostgreSql", Connection = typed.GetValue(_connection) ?? "", OwnerConnection = (_asOwner ? typed.GetValue(_owner) : null) ?? "" }
        : new() { Engine = "Sqlite", Path = Path.Combine(typed.GetValue(_data) ?? "", "portal.db") };
}
