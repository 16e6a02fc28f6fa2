using Portal.Domain;

namespace Portal.Application.Pipeline;

/// <summary>Takes events that belong to no aggregate, such as a sign-in, for the commit step.</summary>
internal sealed class Recorder
{
    private readonly List<IEvent> _events = [];

    public void Record(IEvent happened) => _events.Add(happened);

    public IReadOnlyList<IEvent> Take()
    {
        var taken = _events.ToArray();
        _events.Clear();
        return taken;
    }
}
