using Portal.Packets.Typst;

namespace Portal.Packets.Tests.Typst;

/// <summary>A test that runs Typst. Where Node or the compiler is missing it is a labelled skip, and an error in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PressFactAttribute : FactAttribute
{
    public PressFactAttribute() => Skip = Press.Missing;
}

/// <summary>As <see cref="PressFactAttribute"/>, once for each row.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PressTheoryAttribute : TheoryAttribute
{
    public PressTheoryAttribute() => Skip = Press.Missing;
}

/// <summary>Whether the press can work here.</summary>
internal static class Press
{
    public static string? Missing { get; } = Environment.GetEnvironmentVariable("CI") == "true" || (SearchPath.Find("node") is not null && Directory.Exists(Path.Combine(new TypstSettings().Folder, "node_modules")))
        ? null
        : "Node.js or the Typst compiler is not installed here, so nothing was set.";
}
