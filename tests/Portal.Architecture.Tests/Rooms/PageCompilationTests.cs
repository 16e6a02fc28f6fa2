using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Portal.Architecture.Tests.Rooms;

/// <summary>That a page cannot reach the database by itself is the compiler's word, not only a habit.</summary>
public sealed class PageCompilationTests : IDisposable
{
    private const string Page = "public static class Page { public static Microsoft.EntityFrameworkCore.DbContext? Db { get; set; } }";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-page-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void No_type_of_a_database_vendor_reaches_the_compiler_of_the_pages()
    {
        using var assets = JsonDocument.Parse(Repository.Read("src/Portal.Web/obj/project.assets.json"));
        var seen = assets.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject())
            .Where(package => package.Value.TryGetProperty("compile", out _))
            .SelectMany(package => package.Value.GetProperty("compile").EnumerateObject().Select(file => (Package: package.Name, File: file.Name)))
            .Where(asset => !asset.File.EndsWith("_._", StringComparison.Ordinal)).ToList();

        seen.ShouldContain(asset => asset.Package.StartsWith("MediatR/", StringComparison.Ordinal));
        Rule.Holds(
            "A page that names a type of the database or of the timetable must not compile. Give the package PrivateAssets=\"compile\" in the room that brings it.",
            seen.Where(asset => new[] { "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "Npgsql", "Quartz" }.Any(asset.Package.StartsWith))
                .Select(asset => $"{asset.Package}: {asset.File}"));
    }

    [Fact]
    public void A_page_that_names_an_EF_type_does_not_compile()
    {
        var rooms = Assemblies.Rooms.Keys.Where(room => room is not "Portal.Cli").Select(Assemblies.FileOf).ToList();

        Compile(rooms).ShouldMatch("CS0234|CS0246");
        Compile([.. rooms, Path.Combine(AppContext.BaseDirectory, "Microsoft.EntityFrameworkCore.dll")]).ShouldBeEmpty("With EF Core at hand the same page compiles, so it is its absence that stops it.");
    }

    /// <summary>Compiles the page as the SDK's compiler would and returns what it complains about.</summary>
    private string Compile(IEnumerable<string> references)
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var root = Path.GetFullPath(Path.Combine(runtime, "../../.."));
        var compiler = Directory.GetFiles(Path.Combine(root, "sdk"), "csc.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        var source = Path.Combine(_folder.FullName, "Page.cs");
        File.WriteAllText(source, Page);
        var answers = Path.Combine(_folder.FullName, "page.rsp");
        File.WriteAllLines(answers,
        [
            "-target:library", "-nologo", "-nostdlib", "-nullable", $"-out:\"{Path.Combine(_folder.FullName, "Page.dll")}\"", $"\"{source}\"",
            .. Directory.GetFiles(runtime, "System*.dll").Concat(references).Where(IsManaged).Select(file => $"-reference:\"{file}\""),
        ]);
        using var run = Process.Start(new ProcessStartInfo(Path.Combine(root, "dotnet"), ["exec", compiler, $"@{answers}"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return said;
    }

    private static bool IsManaged(string file) => !Path.GetFileName(file).Contains("Native", StringComparison.Ordinal);
}
