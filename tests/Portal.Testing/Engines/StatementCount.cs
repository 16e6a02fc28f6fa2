using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Testing.Engines;

/// <summary>Counts the statements that reach one database, whoever sends them, without a part of its own in the portal: what EF
/// tells every listener. Naming the reader on a connection of PostgreSQL is no statement of EF's and is not counted.</summary>
public sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly TestDatabase _database;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<string> _statements = [];

    public StatementCount(TestDatabase database)
    {
        _database = database;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>What an act sends to the database.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Func<Task> act)
    {
        lock (_statements)
            _statements.Clear();
        await act();
        lock (_statements)
            return [.. _statements];
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandExecutedEventData executed || !IsOurs(executed))
            return;
        lock (_statements)
            _statements.Add(executed.Command.CommandText);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    private bool IsOurs(CommandExecutedEventData executed) => executed.Command.Connection is { } connection && (_database.Engine == Engine.Sqlite
        ? connection.DataSource == _database.Choice.Path
        : _database.Choice.Connection.Contains(connection.Database, StringComparison.Ordinal));
}
