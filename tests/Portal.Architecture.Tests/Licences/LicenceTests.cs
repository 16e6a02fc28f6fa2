using Portal.Architecture.Tests.Documents;
using Portal.Testing;

namespace Portal.Architecture.Tests.Licences;

public sealed class LicenceTests
{
    [Fact]
    public void Every_package_has_been_reviewed() => Rule.Holds(
        "Whoever deploys the portal must be free to do so. Read the licence in the package, then add a row to LicenceTable, or do without the package.",
        LockedPackages.All.Where(package => LicenceTable.Of(package.Name) is null).Select(package => $"{package.Name} {package.Version} states {package.Stated ?? "no licence expression"}"));

    [Fact]
    public void The_table_says_what_the_packages_say() => Rule.Holds(
        "A licence can change from one version to the next. Read the new one, then correct the row or stay with the old version.",
        from package in LockedPackages.All
        let row = LicenceTable.Of(package.Name)
        where row is not null && package.Stated is not null && package.Stated != row.Expression
        select $"{package.Name} {package.Version} states {package.Stated}; the table says {row.Expression}");

    [Fact]
    public void Nothing_that_ships_asks_for_more_than_a_notice() => Rule.Holds(
        "Copyleft and source-available licences bind whoever ships the program. Do without the package, or keep it to the build or the tests.",
        LicenceTable.Rows.Where(row => row.Reach == Reach.Ships && !LicenceTable.Free.Contains(row.Expression)).Select(row => $"{row.Prefix}: {row.Expression}"));

    [Fact]
    public void What_is_for_tests_alone_is_in_no_room() => Rule.Holds(
        "The licence was reviewed for tests alone. Review it for shipping and correct the row, or take the package out of the room.",
        LockedPackages.All.Where(package => package.InRoom && LicenceTable.Of(package.Name)?.Reach == Reach.Tests).Select(package => $"{package.Name}: {string.Join(", ", package.Locks)}"));

    [Fact]
    public void The_licences_are_the_approved_ones() => Approval.Verify("docs/licences.md", Enum.GetValues<Reach>().Aggregate(
        new Markdown("Licences", "Every package the lock files pin, with its version and its licence. Docket itself is under Apache-2.0."),
        (page, reach) => page.Heading(Title(reach)).Table(["Package", "Version", "Licence"], LockedPackages.All
            .Where(package => LicenceTable.Of(package.Name) is { } row && ReachOf(row, package) == reach)
            .Select(package => new[] { package.Name, package.Version, LicenceTable.Of(package.Name)!.Expression })), page => page.ToString()));

    /// <summary>A package that may ship but that no room names is there for the tests.</summary>
    private static Reach ReachOf(Licence row, LockedPackage package) => row.Reach == Reach.Ships && !package.InRoom && !package.Name.StartsWith('@') ? Reach.Tests : row.Reach;

    private static string Title(Reach reach) => reach switch
    {
        Reach.Ships => "Part of the program",
        Reach.Build => "Used by the build, no part of the program",
        _ => "Used by the tests, no part of the program",
    };
}
