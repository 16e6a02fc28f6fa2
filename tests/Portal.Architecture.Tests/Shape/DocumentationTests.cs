using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Portal.Architecture.Tests.Shape;

public sealed class DocumentationTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("Portal.Domain")]
    [InlineData("Portal.Ledger")]
    public void What_is_public_in_the_law_and_in_the_ledger_says_what_it_is(string room)
    {
        var said = XmlDocs.Of(room).Documented.Select(id => Regex.Replace(id, @"(\(|``).*$", "")).ToHashSet();

        said.Count.ShouldBeGreaterThan(10, "The documentation file is missing or empty.");
        Rule.Holds(
            "These two rooms are read by lawyers' engineers and auditors: every public type and member has a summary with shape, units, errors and the source of its rule. Write it, or make the member internal.",
            Assemblies.WrittenIn(Assemblies.Rooms[room]).Where(type => type.IsVisible).SelectMany(IdsOf).Except(said));
    }

    private static IEnumerable<string> IdsOf(Type type)
    {
        var name = type.FullName!.Replace('+', '.');
        var positional = Positional(type);
        return
        [
            $"T:{name}",
            .. type.GetProperties(Declared).Where(property => !positional.Contains(property.Name) && property.Name != "EqualityContract").Select(property => $"P:{name}.{property.Name}"),
            .. type.GetFields(Declared).Where(field => !field.IsSpecialName).Select(field => $"F:{name}.{field.Name}"),
            .. type.GetMethods(Declared).Where(IsWritten).Select(method => $"M:{name}.{method.Name}"),
        ];
    }

    /// <summary>A record's positional members are told of at the record.</summary>
    private static HashSet<string> Positional(Type type) => type.GetMethod("Deconstruct", Declared) is { } parts
        ? [.. parts.GetParameters().Select(part => part.Name!)]
        : [];

    private static bool IsWritten(MethodInfo method) =>
        !method.IsDefined(typeof(CompilerGeneratedAttribute)) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));
}
