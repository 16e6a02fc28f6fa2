using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Pipeline;

/// <summary>What the queries of this scope have read of a request. A page asks several, and all of them look at the same request; it is
/// read once. Whatever changes something reads anew, and what was read before it is forgotten.</summary>
internal sealed class Readings(CurrentActor current)
{
    private readonly Dictionary<(Type Kind, RequestId Request, Actor Reader), object> _read = [];

    /// <summary>What was read before in this scope, or what is read now. That nothing was found is not kept.</summary>
    public async Task<T?> OnceAsync<T>(RequestId request, Func<Task<T?>> read)
        where T : class
    {
        var key = (typeof(T), request, current.Actor);
        if (_read.TryGetValue(key, out var known))
            return (T)known;
        var found = await read();
        if (found is not null)
            _read[key] = found;
        return found;
    }

    /// <summary>Something is about to change, or has.</summary>
    public void Forget() => _read.Clear();
}
