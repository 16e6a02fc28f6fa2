using System.Text.RegularExpressions;

namespace Portal.Architecture.Tests.Shape;

public sealed class StrictnessTests
{
    /// <summary>Types that stay open, with the reason.</summary>
    private static readonly Dictionary<string, string> s_open = [];

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() => Rule.Holds(
        "A class is either finished or made to be completed. Seal it, make it abstract, or add it to the list with the reason.",
        Assemblies.Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !s_open.ContainsKey(type.FullName!)).Select(type => type.FullName!));

    [Fact]
    public void Nothing_unfinished_is_kept() => Rule.Holds(
        "The tree holds what is done; what is to be done stands in an issue. Finish it or take it out.",
        InText(@"\b(TO[D]O|FIX[M]E|HAC[K]|XX[X])\b"));

    [Fact]
    public void No_region_hides_a_part_of_a_file() => Rule.Holds(
        "A part that wants a heading wants a file of its own. Take the region out or split the file.",
        InCode(@"^\s*#(end)?region\b"));

    [Fact]
    public void Every_exception_to_a_rule_of_the_build_says_why() => Rule.Holds(
        "Strict everywhere, and every exception says why where it stands. Write the reason on the line, or obey the rule.",
        [
            .. InCode(@"#pragma warning disable [^/]*$"),
            .. InCode(@"\[(assembly: )?SuppressMessage\((?!.*Justification = ""\w)"),
            .. Lines(".editorconfig", @"^dotnet_diagnostic\.\S+\.severity = (none|silent|suggestion)(?!.*# [""\w])"),
            .. Repository.Files.Where(file => Regex.IsMatch(file, @"\.(csproj|props|targets)$")).SelectMany(file => Lines(file, @"<(NoWarn|WarningsNotAsErrors)>(?!.*<!-- \w)")),
        ]);

    [Fact]
    public void A_test_that_is_left_out_says_what_it_lacks() => Rule.Holds(
        "A test is left out only for want of something on this machine, and says so. Name what is missing and how to get it, or mend the test.",
        InCode(@"\bSki[p] = (""\s*""|null|string\.Empty)|\[(Fact|Theory)\(Ski[p] ="));

    [Fact]
    public void No_test_sleeps_or_tries_again() => Rule.Holds(
        "A test that waits for time to pass is slow and fails by chance. Move the injected clock, or await what is to happen.",
        Sources.OfTests.SelectMany(file => Lines(file.Path, @"\bThread\.Slee[p]\(|\bTask\.Dela[y]\(")));

    private static IEnumerable<string> InText(string pattern) => Repository.TextFiles.Where(file => !file.EndsWith("lock.json", StringComparison.Ordinal)).SelectMany(file => Lines(file, pattern));

    private static IEnumerable<string> InCode(string pattern) => Sources.All.SelectMany(file => Lines(file.Path, pattern));

    private static IEnumerable<string> Lines(string file, string pattern) =>
        Repository.Lines(file).Select((line, at) => (line, at)).Where(line => Regex.IsMatch(line.line, pattern)).Select(line => $"{file}:{line.at + 1}: {line.line.Trim()}");
}
