namespace Portal.Web.Hosting.Logs;

/// <summary>Hands lines on without what nobody vouches for.</summary>
/// <param name="inner">Where lines go.</param>
/// <param name="isOwn">Whether the category says that it is the portal's own.</param>
internal sealed class DiscreetLogger(ILogger inner, bool isOwn) : ILogger
{
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(DiscreetWords.Of(default, state));

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!inner.IsEnabled(logLevel))
            return;
        var failure = exception is null ? null : new DiscreetException(exception);
        if (isOwn && OwnLines.Knows(eventId, state))
            inner.Log(logLevel, eventId, state, failure, formatter);
        else
            inner.Log(logLevel, eventId, DiscreetWords.Of(eventId, state), failure, static (words, _) => words.ToString());
    }
}
