using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Portal.Web.Tests.Leaks;

/// <summary>Where a text was heard.</summary>
internal enum Channel
{
    Log,
    Mail,
    Url,
    Metric,
    Trace,
}

/// <summary>Hears all that leaves a portal beside its pages: every log line with its structure and scopes at the finest level, the tags
/// of every measurement of every meter, every activity of every source with tags, baggage and events, every URL asked, redirected to
/// or linked, and every mail.</summary>
internal sealed class Ears : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<(Channel Channel, string Text)> _heard = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public Ears()
    {
        _activities = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            SampleUsingParentId = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Hear(Channel.Trace, Told(activity)),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<byte>(Measured);
        _meters.SetMeasurementEventCallback<short>(Measured);
        _meters.SetMeasurementEventCallback<int>(Measured);
        _meters.SetMeasurementEventCallback<long>(Measured);
        _meters.SetMeasurementEventCallback<float>(Measured);
        _meters.SetMeasurementEventCallback<double>(Measured);
        _meters.SetMeasurementEventCallback<decimal>(Measured);
        _meters.Start();
    }

    public int Count(Channel channel) => _heard.Count(one => one.Channel == channel);

    public void Hear(Channel channel, string text) => _heard.Enqueue((channel, text));

    /// <summary>All that was heard there.</summary>
    public string Lines(Channel channel) => string.Join('\n', _heard.Where(one => one.Channel == channel).Select(one => one.Text));

    public void Forget() => _heard.Clear();

    /// <summary>What of the planted was heard, a line each; URLs are held to what people typed.</summary>
    public IReadOnlyList<string> Search(Plants plants)
    {
        _meters.RecordObservableInstruments();
        var found =
            from heard in _heard.Distinct().ToList()
            // Encodings of mail break lines anywhere.
            let text = heard.Channel == Channel.Mail ? heard.Text + Regex.Replace(heard.Text, "=?\r?\n", "") : heard.Text
            from plant in heard.Channel == Channel.Url ? plants.Typed : plants.All
            where plant.Spellings.Any(spelling => text.Contains(spelling, StringComparison.OrdinalIgnoreCase))
            select $"{heard.Channel}: {plant.Number} ({plant.Where}) in {heard.Text[..Math.Min(heard.Text.Length, 300)]}";
        return [.. found];
    }

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Measured<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        Hear(Channel.Metric, $"{instrument.Meter.Name} {instrument.Name} {measurement} {Pairs(tags.ToArray())}");

    private static string Told(Activity activity) =>
        $"{activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {activity.TraceStateString} {Pairs(activity.TagObjects)} "
        + $"{string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.Select(one => $"{one.Name} {Pairs(one.Tags)}"))}";

    private static string Pairs(IEnumerable<KeyValuePair<string, object?>> pairs) =>
        string.Join(' ', pairs.Select(pair => $"{pair.Key}={(pair.Value is System.Collections.IEnumerable several and not string ? string.Join(',', several.Cast<object?>()) : pair.Value)}"));

    private sealed class Ear(Ears ears, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => ears._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var said = $"{logLevel} {category} {eventId} {formatter(state, exception)} {Structure(state)} {exception} {exception?.Message} {exception?.InnerException}";
            ears._scopes.ForEachScope((scope, _) => said += $" [{scope} {Structure(scope)}]", said);
            ears.Hear(Channel.Log, said);
        }

        private static string Structure(object? state) => state is IEnumerable<KeyValuePair<string, object?>> pairs ? Pairs(pairs) : "";
    }
}
