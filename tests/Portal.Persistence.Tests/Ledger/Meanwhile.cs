using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Ledger;

/// <summary>Lets somebody else act just before a table is read, a number of times.</summary>
internal sealed class Meanwhile : IDisposable
{
    private readonly string _table;
    private readonly Func<Task> _act;
    private readonly CommandListener _listener;
    private int _times;
    private bool _acting;

    public Meanwhile(TestDatabase database, string table, int times, Func<Task> act)
    {
        (_table, _times, _act) = (table, times, act);
        _listener = CommandListener.Before(database, Act);
    }

    public void Dispose() => _listener.Dispose();

    private void Act(string statement)
    {
        // What acts reads the table too.
        if (_acting || _times == 0 || !statement.Contains(_table, StringComparison.Ordinal))
            return;
        (_acting, _times) = (true, _times - 1);
        Task.Run(_act).GetAwaiter().GetResult();
        _acting = false;
    }
}
