using System.Diagnostics;

namespace Portal.Web.Hosting.Logs;

/// <summary>Takes over the trace that a caller names, where the name has the right form (W3C Trace Context, section 3.2), and
/// nothing else: no state and no baggage, which are free text. Hands nothing on.</summary>
internal sealed class TraceIdAlone : DistributedContextPropagator
{
    private const string Header = "traceparent";

    public override IReadOnlyCollection<string> Fields { get; } = [Header];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        // Nobody outside needs the number of an event inside.
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        (traceId, traceState) = (null, null);
        if (getter is null)
            return;
        getter(carrier, Header, out var sent, out _);
        if (ActivityContext.TryParse(sent, null, isRemote: true, out var named))
            traceId = $"00-{named.TraceId}-{named.SpanId}-00";
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
