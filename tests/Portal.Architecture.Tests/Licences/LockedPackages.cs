using System.Text.Json;
using System.Xml.Linq;

namespace Portal.Architecture.Tests.Licences;

/// <summary>A package as a lock file pins it.</summary>
/// <param name="Name">Name in its registry.</param>
/// <param name="Version">Pinned version.</param>
/// <param name="Locks">Lock files that name it.</param>
/// <param name="Stated">Licence expression that the package itself states, where it can be read here; otherwise null.</param>
internal sealed record LockedPackage(string Name, string Version, IReadOnlyList<string> Locks, string? Stated)
{
    /// <summary>Whether a room names it, and not a test alone.</summary>
    public bool InRoom => Locks.Any(file => file.StartsWith("src/", StringComparison.Ordinal));
}

/// <summary>All packages of all lock files.</summary>
internal static class LockedPackages
{
    public static IReadOnlyList<LockedPackage> All { get; } =
    [
        .. FromNuGet().Concat(FromNpm()).GroupBy(package => (package.Name, package.Version))
            .Select(same => new LockedPackage(same.Key.Name, same.Key.Version, [.. same.Select(package => package.Lock)], same.First().Stated))
            .OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase).ThenBy(package => package.Version, StringComparer.Ordinal),
    ];

    private static IEnumerable<(string Name, string Version, string Lock, string? Stated)> FromNuGet()
    {
        foreach (var file in Repository.Files.Where(file => file.EndsWith("packages.lock.json", StringComparison.Ordinal)))
        {
            using var locked = JsonDocument.Parse(Repository.Read(file));
            foreach (var package in locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()))
            {
                if (package.Value.GetProperty("type").GetString() != "Project")
                    yield return (package.Name, package.Value.GetProperty("resolved").GetString()!, file, StatedByNuGet(package.Name, package.Value.GetProperty("resolved").GetString()!));
            }
        }
    }

    private static IEnumerable<(string Name, string Version, string Lock, string? Stated)> FromNpm()
    {
        foreach (var file in Repository.Files.Where(file => file.EndsWith("package-lock.json", StringComparison.Ordinal)))
        {
            using var locked = JsonDocument.Parse(Repository.Read(file));
            foreach (var package in locked.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0))
            {
                yield return (package.Name.Split("node_modules/")[^1], package.Value.GetProperty("version").GetString()!, file,
                    package.Value.TryGetProperty("license", out var licence) ? licence.GetString() : null);
            }
        }
    }

    private static string? StatedByNuGet(string name, string version)
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var (lowName, lowVersion) = (name.ToLowerInvariant(), version.ToLowerInvariant());
        var nuspec = Path.Combine(folder, lowName, lowVersion, lowName + ".nuspec");
        return File.Exists(nuspec)
            ? XDocument.Load(nuspec).Descendants().FirstOrDefault(element => element.Name.LocalName == "license" && (string?)element.Attribute("type") == "expression")?.Value
            : null;
    }
}
