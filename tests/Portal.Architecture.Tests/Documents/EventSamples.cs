using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Architecture.Tests.Documents;

/// <summary>One event of every kind, made with empty values, to read its name, its subject and the names of its facts.</summary>
internal static class EventSamples
{
    public static IReadOnlyList<(Type Type, IEvent Sample)> All { get; } =
        [.. Assemblies.Types.Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IEvent))).Select(type => (type, Make(type)))];

    private static IEvent Make(Type type) =>
        (IEvent)type.GetConstructors().MaxBy(made => made.GetParameters().Length)!.Invoke([.. type.GetConstructors()
            .MaxBy(made => made.GetParameters().Length)!.GetParameters().Select(parameter => Empty(parameter.ParameterType))]);

    private static object? Empty(Type type)
    {
        if (type == typeof(string))
            return "";
        if (type == typeof(RequestReference))
            return RequestReference.From(0);
        if (type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)))
            return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}
