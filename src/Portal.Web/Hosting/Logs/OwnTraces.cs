using System.Diagnostics;

namespace Portal.Web.Hosting.Logs;

/// <summary>Every request from outside begins a trace of the portal's own: a caller who chose its number could give two events one number, or
/// one that somebody else's event has. Takes nothing over and hands nothing on.</summary>
internal sealed class OwnTraces : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields { get; } = [];

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        // Nobody outside needs the number of an event inside.
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState) =>
        (traceId, traceState) = (null, null);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter) => null;
}
