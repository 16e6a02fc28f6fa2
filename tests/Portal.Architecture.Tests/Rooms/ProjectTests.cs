using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Architecture.Tests.Rooms;

public sealed class ProjectTests
{
    private static IEnumerable<string> Projects => Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal));

    [Fact]
    public void Every_room_stands_in_the_table() => Rule.Holds(
        "A room is a project below src with a row in RoomTable: its name says what it may depend on. Add a row and a decision, or put the code into a room that is there.",
        Projects.Where(IsRoom).Select(NameOf).Where(name => RoomTable.Rows.All(row => row.Name != name)));

    [Fact]
    public void A_room_references_only_the_rooms_its_row_allows() => Rule.Holds(
        "Dependencies point inwards, so that the law of the portal can be read and tested without its surroundings. Put a port into Portal.Application/Ports and let the outer room implement it.",
        from row in RoomTable.Rows
        from other in Of(row, "ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!))
        where !row.Rooms.Contains(other)
        select $"{row.Name} references {other}");

    [Fact]
    public void A_room_references_only_the_packages_its_row_allows() => Rule.Holds(
        "Every vendor lives in one room, so that replacing it is one room's work. Use what is there, or add the package to the room's row with a decision and a licence.",
        from row in RoomTable.Rows
        from package in Of(row, "PackageReference").Select(reference => (string)reference.Attribute("Include")!)
        where !row.Packages.Contains(package)
        select $"{row.Name} references the package {package}");

    [Fact]
    public void A_vendor_does_not_leak_out_of_its_room() => Rule.Holds(
        "With PrivateAssets=\"compile\" another room cannot name the vendor's types: a page that names an EF type does not compile. Add the attribute, or the package to RoomTable.Shared with its reason.",
        from row in RoomTable.Rows
        from reference in Of(row, "PackageReference")
        let package = (string)reference.Attribute("Include")!
        where !RoomTable.Shared.ContainsKey(package) && (string?)reference.Attribute("PrivateAssets") is not ("compile" or "all")
        select $"{row.Name}: {package}");

    [Fact]
    public void Every_version_stands_once_in_the_central_list() => Rule.Holds(
        "One version of a package for the whole house, in Directory.Packages.props with its licence on the line. Move the version there.",
        [
            .. Projects.SelectMany(file => XDocument.Load(Repository.FullPath(file)).Descendants("PackageReference")
                .Where(reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null)
                .Select(reference => $"{file} sets a version of {(string?)reference.Attribute("Include")}")),
            .. Repository.Lines("Directory.Packages.props").Where(line => line.Contains("<PackageVersion ") && !Regex.IsMatch(line, "<!-- .+ -->"))
                .Select(line => $"Directory.Packages.props names no licence: {line.Trim()}"),
        ]);

    [Fact]
    public void Pages_know_the_application_and_the_other_rooms_are_named_only_where_the_host_is_put_together() => Rule.Holds(
        "A page sends one message and shows the answer; what stands behind a port is the host's choice. Move the call to src/Portal.Web/Hosting, or ask for it by a message or a port.",
        from file in Sources.OfRooms
        where file.Project == "Portal.Web" && !file.Path.StartsWith("src/Portal.Web/Hosting/", StringComparison.Ordinal) && file.Stem != "Program"
        from Match named in Regex.Matches(file.Text, @"\bPortal\.(Persistence|Packets|Connectors|Jobs|Ledger|Identity)\b")
        where !(named.Groups[1].Value == "Identity" && file.Stem is "SignIn" or "SignOut" or "Presence") // these pages write, erase and read the session's cookie
        select $"{file.Path} names {named.Value}");

    private static IEnumerable<XElement> Of(Room row, string kind)
    {
        var file = $"src/{row.Name}/{row.Name}.csproj";
        return Repository.Files.Contains(file) ? XDocument.Load(Repository.FullPath(file)).Descendants(kind) : [];
    }

    private static bool IsRoom(string file) => file.StartsWith("src/", StringComparison.Ordinal);

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);
}
