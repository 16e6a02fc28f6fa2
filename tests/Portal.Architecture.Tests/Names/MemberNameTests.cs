using System.Reflection;
using System.Text.RegularExpressions;

namespace Portal.Architecture.Tests.Names;

public sealed class MemberNameTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void A_method_that_is_awaited_ends_in_Async() => Rule.Holds(
        "The caller must see that there is something to await. End the name in Async; only Handle and methods whose name somebody else has fixed go without.",
        from type in Assemblies.Types
        where !type.IsInterface || !type.IsGenericTypeDefinition
        from method in type.GetMethods(Declared)
        where IsAwaited(method.ReturnType) && !method.Name.Contains('<') && !method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name != "Handle" && !FixedByOthers(type, method)
        select $"{type.FullName}.{method.Name}");

    [Fact]
    public void Async_is_promised_only_where_there_is_something_to_await() => Rule.Holds(
        "A name that ends in Async promises a task. Drop the ending or return one.",
        from type in Assemblies.Types
        from method in type.GetMethods(Declared)
        where method.Name.EndsWith("Async", StringComparison.Ordinal) && !method.Name.Contains('<') && !IsAwaited(method.ReturnType)
        select $"{type.FullName}.{method.Name}");

    [Fact]
    public void A_test_is_a_sentence() => Rule.Holds(
        "A test's name is the sentence that it proves, with underscores, so that a list of failures reads as what is broken. Write the sentence.",
        from file in Sources.OfTests
        from Match test in Regex.Matches(file.Text, @"\[(?:Fact|Theory|EveryEngine|ReferenceDataFact)[^\]]*\](?:\s*\[[^\n]*\])*\s*public (?:async )?(?:void|Task|ValueTask) (\w+)\(")
        where test.Groups[1].Value.Split('_').Length < 3
        select $"{file.Path}: {test.Groups[1].Value}");

    private static bool IsAwaited(Type type) => typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private static bool FixedByOthers(Type type, MethodInfo method) =>
        method.GetBaseDefinition() != method
        || (!type.IsInterface && type.GetInterfaces().Any(face => face.Namespace?.StartsWith("Portal", StringComparison.Ordinal) != true && type.GetInterfaceMap(face).TargetMethods.Contains(method)));
}
