namespace Portal.Testing.Engines;

/// <summary>Keeps the statements that an act sends to a database.</summary>
public sealed class StatementCount : IDisposable
{
    private readonly List<string> _statements = [];
    private readonly CommandListener _listener;

    public StatementCount(TestDatabase database) => _listener = CommandListener.After(database, Keep);

    /// <summary>What an act sends to the database.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Func<Task> act)
    {
        lock (_statements)
            _statements.Clear();
        await act();
        lock (_statements)
            return [.. _statements];
    }

    public void Dispose() => _listener.Dispose();

    private void Keep(string statement)
    {
        lock (_statements)
            _statements.Add(statement);
    }
}
