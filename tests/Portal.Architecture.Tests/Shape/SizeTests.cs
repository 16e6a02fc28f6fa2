using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Portal.Architecture.Tests.Shape;

public sealed class SizeTests(ITestOutputHelper output)
{
    private const int Longest = 300;
    private const string Split = "A file is read from top to bottom in one sitting. Split it by what its parts are about, not by their number.";
    private static readonly Regex s_byHand = new(@"\.(cs|cshtml|css|js|mjs|sql|json|md|csproj|props|targets|sh)$");

    /// <summary>Long for a reason.</summary>
    private static readonly Regex s_notByHand = new(@"(^|/)(packages\.lock|package-lock)\.json$|\.approved\.\w+$|^migrations/|^docs/");

    [Fact]
    public void No_file_written_by_hand_is_longer_than_300_lines() => Rule.Holds(Split, Longer(Repository.Files.Where(file => s_byHand.IsMatch(file) && !s_notByHand.IsMatch(file)), Longest));

    [Fact]
    public void No_test_file_is_longer_than_250_lines() => Rule.Holds($"{Split} A test that is long to set up wants a builder in Portal.Testing.", Longer(Sources.OfTests.Select(file => file.Path), 250));

    [Fact]
    public void No_page_model_is_longer_than_120_lines() => Rule.Holds(
        "A page model binds, sends one message, and redirects or shows the refusal. What is longer holds a rule that belongs to the domain, or words that belong to the page.",
        Longer(Repository.Files.Where(file => file.EndsWith(".cshtml.cs", StringComparison.Ordinal)), 120));

    [Fact]
    public void No_use_case_is_longer_than_120_lines() => Rule.Holds(
        "A use case is one file: message, validator, handler. What is longer holds law that belongs to an aggregate, or a read that wants a projection of its own.",
        Longer(Sources.OfRooms.Where(file => Regex.IsMatch(file.Text, @"\bI(Command|Query)<")).Select(file => file.Path), 120));

    [Fact]
    public void The_host_is_put_together_in_at_most_40_lines() => Rule.Holds(
        "Program.cs is a table of contents: one line for each room. Move the rest into that room's module.",
        Longer(["src/Portal.Web/Program.cs"], 40));

    [Fact]
    public void Source_files_are_short_as_a_rule()
    {
        var lengths = Repository.Files.Where(file => file.StartsWith("src/", StringComparison.Ordinal) && (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))).Select(Length).Order().ToList();
        var (median, p90) = (lengths[lengths.Count / 2], lengths[lengths.Count * 9 / 10]);
        output.WriteLine($"{lengths.Count} source files: median {median} lines, 90 % have at most {p90}, the longest has {lengths[^1]}.");

        median.ShouldBeInRange(20, 60, "The goal is 25 to 45: shorter is confetti, longer hides several things in one file.");
        p90.ShouldBeLessThanOrEqualTo(130, "The goal is 120. Split the longest files by what their parts are about.");
    }

    private static IEnumerable<string> Longer(IEnumerable<string> files, int most) =>
        files.Select(file => (File: file, Length: Length(file))).Where(file => file.Length > most).Select(file => $"{file.File} has {file.Length} lines; {most} are allowed");

    private static int Length(string file) => Repository.Lines(file).Length;
}
