using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Testing.Engines;

/// <summary>Hears the commands that go to one database, whoever sends them, by what EF tells every listener; the portal needs no part
/// for it. Naming the reader on a connection of PostgreSQL is no command of EF's and is not heard.</summary>
public sealed class CommandListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly TestDatabase _database;
    private readonly string _name;
    private readonly Action<string> _heard;
    private readonly List<IDisposable> _subscriptions = [];

    private CommandListener(TestDatabase database, string name, Action<string> heard)
    {
        (_database, _name, _heard) = (database, name, heard);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Hears each command before it is sent; the sender waits meanwhile.</summary>
    public static CommandListener Before(TestDatabase database, Action<string> heard) => new(database, RelationalEventId.CommandExecuting.Name!, heard);

    /// <summary>Hears each command that was sent.</summary>
    public static CommandListener After(TestDatabase database, Action<string> heard) => new(database, RelationalEventId.CommandExecuted.Name!, heard);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this, name => name == _name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData about && IsOurs(about))
            _heard(about.Command.CommandText);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    private bool IsOurs(CommandEventData about) => about.Command.Connection is { } connection && (_database.Engine == Engine.Sqlite
        ? connection.DataSource == _database.Choice.Path
        : _database.Choice.Connection.Contains(connection.Database, StringComparison.Ordinal));
}
