using System.Reflection;
using System.Runtime.CompilerServices;

namespace Portal.Architecture.Tests;

/// <summary>The built rooms, as they lie beside the tests.</summary>
internal static class Assemblies
{
    /// <summary>Every room, by project name.</summary>
    public static IReadOnlyDictionary<string, Assembly> Rooms { get; } = Directory.EnumerateDirectories(Repository.FullPath("src"))
        .Select(Path.GetFileName).OfType<string>().Where(room => File.Exists(FileOf(room)))
        .ToDictionary(room => room, room => Assembly.Load(Path.GetFileNameWithoutExtension(FileOf(room))));

    /// <summary>The built file of a room; the command line's is named for what people type.</summary>
    public static string FileOf(string room) => Path.Combine(AppContext.BaseDirectory, (room == "Portal.Cli" ? "portal" : room) + ".dll");

    /// <summary>The types that people wrote, in all rooms.</summary>
    public static IEnumerable<Type> Types => Rooms.Values.SelectMany(WrittenIn);

    public static IEnumerable<Type> WrittenIn(Assembly room) => room.GetTypes().Where(IsWritten);

    private static bool IsWritten(Type type) =>
        !type.Name.Contains('<') && type.Name != "Program" && type.Namespace?.StartsWith("Portal", StringComparison.Ordinal) == true
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && (type.DeclaringType is null || IsWritten(type.DeclaringType));
}
