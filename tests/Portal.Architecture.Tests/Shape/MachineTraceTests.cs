using System.Text.RegularExpressions;

namespace Portal.Architecture.Tests.Shape;

public sealed class MachineTraceTests
{
    private static readonly Regex s_path = new(@"(?<![\w.)}\]/-])/(home|Users|root|tmp|work|workspaces?|mnt|private/var)/[\w.]|\b[A-Z]:\\+(Users|Projects|src)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);
    private static readonly Regex s_feed = new(@"registry[.]npm|registry[.]yarn|api[.]nuget[.]org|/v3/index[.]json|pkgs[.]dev[.]azure|/artifactor[y]/|/repositor[y]/(npm|nuget)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>Lines that name such a path for a reason: file, what the line contains, reason.</summary>
    private static readonly (string File, string Contains, string Why)[] s_allowed =
    [
        ("tests/Portal.Application.Tests/Documents/AttachDocumentTests.cs", @"\x\order.pdf", "a file name with its folder, as some browsers send it"),
    ];

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine() => Rule.Holds(
        "A path of one machine works nowhere else and tells strangers about it. Use a path relative to the repository, a setting, or a temporary folder that the test asks for.",
        In(Repository.TextFiles, s_path));

    [Fact]
    public void No_file_names_a_package_feed() => Rule.Holds(
        "Where packages come from is the deployer's choice and may not be reachable elsewhere. Leave feeds to the machine's own configuration; npm's lock is written with --omit-lockfile-registry-resolved.",
        In(Repository.TextFiles, s_feed));

    [Fact]
    public void The_lock_of_the_typefaces_names_no_place_to_fetch_them() => Rule.Holds(
        "The lock says what is fetched, by its hash, and not from where. Write it with omit-lockfile-registry-resolved.",
        In(Repository.Files.Where(file => file.EndsWith("package-lock.json", StringComparison.Ordinal)), new("\"resolved\"")));

    private static IEnumerable<string> In(IEnumerable<string> files, Regex pattern) =>
        from file in files
        from line in Repository.Lines(file)
        where pattern.IsMatch(line) && !Array.Exists(s_allowed, allowed => allowed.File == file && line.Contains(allowed.Contains))
        select $"{file}: {line.Trim()}";
}
