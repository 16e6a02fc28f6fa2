using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Architecture.Tests;

/// <summary>The documentation file the compiler wrote beside a room.</summary>
internal sealed class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    private XmlDocs(string room) => _members = XDocument.Load(Path.ChangeExtension(Assemblies.FileOf(room), ".xml")).Descendants("member")
        .GroupBy(member => member.Attribute("name")!.Value).ToDictionary(same => same.Key, same => same.First());

    public static XmlDocs Of(string room) => new(room);

    /// <summary>Ids of everything that has a summary or inherits one.</summary>
    public IEnumerable<string> Documented => _members.Where(member => Has(member.Value)).Select(member => member.Key);

    /// <summary>The summary of a type in one line of plain Markdown, or nothing.</summary>
    public string Summary(Type type) => _members.TryGetValue($"T:{type.FullName!.Replace('+', '.')}", out var member) ? Plain(member.Element("summary")) : "";

    private static bool Has(XElement member) => member.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(Plain(member.Element("summary")));

    private static string Plain(XElement? element)
    {
        if (element is null)
            return "";
        var words = element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" or "paramref" } other => LastWord((string?)other.Attribute("cref") ?? (string?)other.Attribute("name") ?? ""),
            XElement other => other.Value,
            _ => "",
        });
        return Regex.Replace(string.Concat(words), @"\s+", " ").Trim();
    }

    private static string LastWord(string id) => id[(id.LastIndexOfAny(['.', ':']) + 1)..];
}
