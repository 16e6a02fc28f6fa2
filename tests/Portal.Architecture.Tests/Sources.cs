using System.Text.RegularExpressions;

namespace Portal.Architecture.Tests;

/// <summary>One C# file.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Text">Contents.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly Regex s_type = new(
        @"^\s*(?:(?:public|internal|private|protected|sealed|static|abstract|readonly|partial|ref|file)\s+)*(?:class|record struct|record|struct|interface|enum)\s+(?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture);

    /// <summary>Names of the types it declares, in order, nested ones included.</summary>
    public IReadOnlyList<string> Types { get; } = [.. s_type.Matches(Text).Select(match => match.Groups["name"].Value)];

    /// <summary>File name up to its first point.</summary>
    public string Stem => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>The room's project, e.g. <c>Portal.Domain</c>.</summary>
    public string Project => Path.Split('/')[1];
}

/// <summary>The C# files of the rooms and of their tests.</summary>
internal static class Sources
{
    public static IReadOnlyList<SourceFile> All { get; } =
        [.. Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(file => new SourceFile(file, Repository.Read(file)))];

    public static IEnumerable<SourceFile> OfRooms => All.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal));

    public static IEnumerable<SourceFile> OfTests => All.Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal));
}
