using Microsoft.Extensions.Logging;

namespace Portal.Application.Tests.Demo;

/// <summary>Cuts the story off once a line was logged so many times.</summary>
internal sealed class PowerCut(string line, int after) : ILoggerProvider, ILogger
{
    private readonly CancellationTokenSource _power = new();
    private int _left = after;

    public CancellationToken Token => _power.Token;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception).Contains(line, StringComparison.Ordinal) && --_left == 0)
            _power.Cancel();
    }

    public void Dispose() => _power.Dispose();
}
