using System.Text.RegularExpressions;

namespace Portal.Architecture.Tests.Shape;

/// <summary>A part of a page is looked for when the page is drawn, perhaps only for some requests. Here it is looked for before.</summary>
public sealed class PartialTests
{
    private const string Pages = "src/Portal.Web/Pages";
    private static readonly Regex s_named = new("<partial name=\"(?<name>[^\"@]+)\"");

    [Fact]
    public void Every_part_that_a_page_names_is_there()
    {
        var named = Repository.Files.Where(file => file.StartsWith(Pages, StringComparison.Ordinal) && file.EndsWith(".cshtml", StringComparison.Ordinal))
            .SelectMany(file => s_named.Matches(Repository.Read(file)).Select(match => (File: file, Name: match.Groups["name"].Value))).ToList();

        named.ShouldNotBeEmpty();
        Rule.Holds(
            "A part stands beside its page, in a folder above it or in Pages/Shared; elsewhere it is named by its whole path.",
            named.Where(part => !Places(part.File, part.Name).Intersect(Repository.Files).Any()).Select(part => $"{part.File}: {part.Name}"));
    }

    private static IEnumerable<string> Places(string file, string name)
    {
        if (name.StartsWith("~/", StringComparison.Ordinal))
        {
            yield return $"src/Portal.Web/{name[2..]}";
            yield break;
        }

        yield return $"{Pages}/Shared/{name}.cshtml";
        for (var folder = file[..file.LastIndexOf('/')]; folder.StartsWith(Pages, StringComparison.Ordinal); folder = folder[..folder.LastIndexOf('/')])
            yield return $"{folder}/{name}.cshtml";
    }
}
