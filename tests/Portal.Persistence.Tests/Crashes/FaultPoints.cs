using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Persistence.Tests.Crashes;

/// <summary>What happens at a point of the way of a command.</summary>
public enum Fault
{
    /// <summary>Something throws there.</summary>
    Breaks,

    /// <summary>Whoever asked is gone: the token is cancelled there, and whoever looks at it next gives up.</summary>
    Cancelled,

    /// <summary>The connection to the database is closed under the transaction.</summary>
    Severed,
}

/// <summary>What a fault point throws. No failure of a database, so that nobody takes it for a lost race.</summary>
public sealed class BrokenException() : Exception("It broke here.");

/// <summary>Every step of a command at which it waits for something, before and after: turn, connection, transaction, savepoint, each statement,
/// each reader, each save, commit, end; and every draw of chance. A step that is added to the portal is a point without being listed.</summary>
internal sealed class FaultPoints : IDbConnectionInterceptor, IDbTransactionInterceptor, IDbCommandInterceptor, ISaveChangesInterceptor
{
    private readonly List<string> _passed = [];
    private CancellationTokenSource? _asker;
    private Fault _fault;
    private int _at;

    /// <summary>Names of the points passed since the last <see cref="Arm"/>.</summary>
    public IReadOnlyList<string> Passed => _passed;

    /// <summary>Whether the point was reached.</summary>
    public bool Struck => _passed.Count > _at;

    /// <summary>Begins to count.</summary>
    /// <param name="at">Index of the point at which the fault happens; beyond the last one nothing does.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="asker">Whoever sends the command.</param>
    public void Arm(int at, Fault fault, CancellationTokenSource asker)
    {
        _passed.Clear();
        (_at, _fault, _asker) = (at, fault, asker);
    }

    /// <summary>Lets everything pass.</summary>
    public void Disarm() => _asker = null;

    /// <summary>A point is passed.</summary>
    public void Pass(string name, DbConnection? connection = null)
    {
        if (_asker is not { } asker)
            return;
        _passed.Add(connection is null ? name : $"{name} (connected)");
        if (_passed.Count != _at + 1)
            return;
        switch (_fault)
        {
            case Fault.Breaks:
                throw new BrokenException();
            case Fault.Cancelled:
                asker.Cancel();
                break;
            default:
                connection?.Close();
                break;
        }
    }

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Passing("connection opens", result);

    public Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) => AfterAsync("connection opened", connection);

    public ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => Passing("connection closes", result, connection);

    public Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData) => AfterAsync("connection closed");

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        Passing("transaction begins", result, connection);

    public ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default) =>
        Passing("transaction began", result, connection);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Passing("transaction commits", result, transaction.Connection);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => AfterAsync("transaction committed");

    public ValueTask<InterceptionResult> CreatingSavepointAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Passing("savepoint begins", result, transaction.Connection);

    public Task CreatedSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default) => AfterAsync("savepoint began", transaction.Connection);

    public ValueTask<InterceptionResult> ReleasingSavepointAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Passing("savepoint ends", result, transaction.Connection);

    public Task ReleasedSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default) => AfterAsync("savepoint ended", transaction.Connection);

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Passing($"begins {Of(command)}", result, command.Connection);

    public ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        Passing($"ran {Of(command)}", result);

    public ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result) => Passing($"read {Of(command)}", result);

    public ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        Passing($"begins {Of(command)}", result, command.Connection);

    public ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) =>
        Passing($"ran {Of(command)}", result, command.Connection);

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Passing($"begins {Of(command)}", result, command.Connection);

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        Passing($"ran {Of(command)}", result, command.Connection);

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Passing("save begins", result);

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) => Passing("saved", result);

    private static string Of(DbCommand command) => string.Join(' ', command.CommandText.Split([' ', '\n', '\r'], 4, StringSplitOptions.RemoveEmptyEntries).Take(3));

    private ValueTask<T> Passing<T>(string name, T result, DbConnection? connection = null)
    {
        Pass(name, connection);
        return ValueTask.FromResult(result);
    }

    private Task AfterAsync(string name, DbConnection? connection = null)
    {
        Pass(name, connection);
        return Task.CompletedTask;
    }
}
