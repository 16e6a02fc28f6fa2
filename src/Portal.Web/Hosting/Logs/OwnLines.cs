using System.Collections.Frozen;
using System.Reflection;
using Portal.Application;
using Portal.Connectors;
using Portal.Identity;
using Portal.Jobs;
using Portal.Packets;
using Portal.Persistence;

namespace Portal.Web.Hosting.Logs;

/// <summary>The lines that named methods of the portal's own rooms write, by number and template. Their arguments are ids, codes and
/// counts; a test holds the methods to it. A line that any other code writes under the name of the portal is not among them.</summary>
internal static class OwnLines
{
    private static readonly Type[] s_rooms =
    [
        typeof(ApplicationModule), typeof(ConnectorsModule), typeof(IdentityModule), typeof(JobsModule), typeof(PacketsModule), typeof(PersistenceModule), typeof(WebModule),
    ];

    private static readonly FrozenSet<(int Number, string Template)> s_said = (
        from room in s_rooms
        from type in room.Assembly.GetTypes()
        from method in type.GetRuntimeMethods()
        let line = method.GetCustomAttribute<LoggerMessageAttribute>()
        where line is not null
        select (line.EventId, line.Message)).ToFrozenSet();

    /// <summary>How many there are.</summary>
    public static int Count => s_said.Count;

    /// <summary>Whether a named method wrote it. The template stands last in what such a method hands over.</summary>
    public static bool Knows<TState>(EventId number, TState state) =>
        state is IReadOnlyList<KeyValuePair<string, object?>> { Count: > 0 } said && said[^1] is { Key: "{OriginalFormat}", Value: string template } && s_said.Contains((number.Id, template));
}
