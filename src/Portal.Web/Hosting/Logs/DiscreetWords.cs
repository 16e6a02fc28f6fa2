using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Web.Hosting.Logs;

/// <summary>What a framework said, without the values it put in: its template, and of its arguments numbers, ids, instants and
/// the few texts that no request can choose. Paths, queries, headers and SQL are not among them.</summary>
internal sealed partial class DiscreetWords : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string Template = "{OriginalFormat}";
    private const string Hidden = "…";

    /// <summary>Arguments whose text is made by the framework or stands in the program: ids of connections and requests, names of
    /// pages, schemes and states of traces.</summary>
    private static readonly HashSet<string> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        "ConnectionId", "TraceIdentifier", "RequestId", "TraceId", "SpanId", "ParentId", "ActionId", "ActionName", "AuthenticationScheme", "EnvName",
    };

    private readonly List<KeyValuePair<string, object?>> _said = [];
    private readonly string _text;

    private DiscreetWords(EventId about, IEnumerable<KeyValuePair<string, object?>> said)
    {
        string? template = null;
        foreach (var (name, value) in said)
        {
            if (name == Template)
                template = IsLiteral(value as string);
            else
                _said.Add(new(name, Shown(name, value)));
        }

        var own = template is null ? About(about) : Place().Replace(template, place => Said(place.Groups["name"].Value));
        _text = template is null && _said.Count > 0 ? $"{own} {string.Join(' ', _said.Select(one => $"{one.Key}={Text(one.Value)}"))}".TrimStart() : own;
        if (_text.Length == 0)
            _text = Hidden;
        _said.Add(new(Template, template ?? own));
    }

    public int Count => _said.Count;

    public KeyValuePair<string, object?> this[int index] => _said[index];

    public static DiscreetWords Of<TState>(EventId about, TState state) => new(about, state as IEnumerable<KeyValuePair<string, object?>> ?? []);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _said.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => _text;

    /// <summary>Scopes have no event; then the pairs stand alone.</summary>
    private static string About(EventId about) => about.Name ?? (about.Id == 0 ? "" : about.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>A text that stands in a program is interned; one that was put together while it ran, perhaps from values, is not.</summary>
    private static string? IsLiteral(string? text) => text is not null && ReferenceEquals(string.IsInterned(text), text) ? text : null;

    private static object? Shown(string name, object? value) => value switch
    {
        null or bool or byte or short or ushort or int or uint or long or ulong or double or Guid or TimeSpan or DateTime or DateTimeOffset or Enum => value,
        string text when s_known.Contains(name) => text,
        Type type => type.FullName,
        _ => Hidden,
    };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private string Said(string name) => _said.Find(one => one.Key == name) is { Key: not null } found ? Text(found.Value) : Hidden;

    [GeneratedRegex(@"\{@?(?<name>\w+)[^{}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
