using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Ledger;

/// <summary>Lets somebody else act just before a table is read, a number of times.</summary>
internal sealed class Meanwhile : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly TestDatabase _database;
    private readonly string _table;
    private readonly Func<Task> _act;
    private readonly List<IDisposable> _subscriptions = [];
    private int _times;
    private bool _acting;

    public Meanwhile(TestDatabase database, string table, int times, Func<Task> act)
    {
        (_database, _table, _times, _act) = (database, table, times, act);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
            _subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // What acts reads the table too.
        if (_acting || _times == 0 || value.Value is not CommandEventData about || !IsOurs(about) || !about.Command.CommandText.Contains(_table, StringComparison.Ordinal))
            return;
        (_acting, _times) = (true, _times - 1);
        Task.Run(_act).GetAwaiter().GetResult();
        _acting = false;
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
