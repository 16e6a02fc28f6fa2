using System.Text.RegularExpressions;

namespace Portal.Architecture.Tests.Names;

public sealed class TypeNameTests
{
    private static readonly Regex s_empty = new("(Manager|(?<!Tag)Helpers?|Utils|Util|Common|Base|Info|Data|Service|Services)$");

    /// <summary>Names that end in such a word all the same, with the reason. TagHelper is ASP.NET Core's word and stays.</summary>
    private static readonly Dictionary<string, string> s_allowed = [];

    /// <summary>Files named for what they gather, by the end of their names.</summary>
    private static readonly Regex s_gatherings = new("(Events|Words|Messages|Mappings|TagHelpers|Table|Tables|Lists|Assertions)$");

    /// <summary>Files that hold no type of their name, with the reason.</summary>
    private static readonly Dictionary<string, string> s_namedOtherwise = new()
    {
        ["_Door"] = "the underscore puts the door of a folder of pages first in it",
        ["Program"] = "the host has no type of its own",
    };

    [Fact]
    public void A_name_says_what_the_type_is_and_not_that_it_is_something() => Rule.Holds(
        "Manager, Helper, Utils, Common, Base, Info, Service and Data end a name that has not been found yet. Name the job the type does; Data is the legal term alone.",
        from file in Sources.All
        from type in file.Types
        where s_empty.IsMatch(type) && !s_allowed.ContainsKey(type)
        select $"{file.Path}: {type}");

    [Fact]
    public void No_file_is_a_drawer_of_extensions() => Rule.Holds(
        "A file called Extensions tells nobody what is in it. Name it for what it extends or does.",
        Sources.All.Where(file => file.Stem is "Extensions" or "Helpers" or "Constants" or "Common").Select(file => file.Path));

    [Fact]
    public void A_namespace_is_the_folder_it_lies_in() => Rule.Holds(
        "Know one word and you know where to look: namespace and folder are the same. Move the file or correct the namespace.",
        from file in Sources.All
        let declared = Regex.Match(file.Text, @"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)
        where declared.Success
        let folder = string.Join('.', file.Path.Split('/')[1..^1])
        where declared.Groups["name"].Value != folder
        select $"{file.Path} says {declared.Groups["name"].Value}");

    [Fact]
    public void A_file_holds_the_type_it_is_named_for() => Rule.Holds(
        "A newcomer looks for a type by its file; small companions may stand beside it. Give the file the name of its main type.",
        from file in Sources.All
        where file.Types.Count > 0 && !s_gatherings.IsMatch(file.Stem) && !s_namedOtherwise.ContainsKey(file.Stem)
        let expected = file.Path.EndsWith(".cshtml.cs", StringComparison.Ordinal) && !file.Stem.EndsWith("Model", StringComparison.Ordinal) ? file.Stem + "Model" : file.Stem
        where !file.Types.Contains(expected)
        select $"{file.Path} holds {string.Join(", ", file.Types)}");
}
