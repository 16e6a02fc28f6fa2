using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Portal.Testing;

/// <summary>Keeps every log line of a test, scopes and exceptions included.</summary>
public sealed class LogCollector : ILoggerProvider, ISupportExternalScope, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = new StringBuilder($"{logLevel} {formatter(state, exception)} {exception}");
        _scopes.ForEachScope((scope, text) => text.Append(" [").Append(Words(scope)).Append(']'), line);
        _lines.Enqueue(line.ToString());
    }

    /// <summary>As a provider that keeps structure would: names and values, whatever the scope's own words are.</summary>
    private static string? Words(object? scope) => scope is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : scope?.ToString();

    public void Dispose()
    {
    }
}
