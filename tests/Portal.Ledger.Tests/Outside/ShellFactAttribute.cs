namespace Portal.Ledger.Tests.Outside;

/// <summary>A test that runs the script of standard tools. Without them it is a labelled skip, and an error in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellFactAttribute : FactAttribute
{
    private static readonly string[] s_programs = ["bash", "openssl", "sha256sum", "base64", "od"];

    public ShellFactAttribute()
    {
        if (Array.Find(s_programs, program => !IsHere(program)) is { } missing && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"{missing} is not installed here (packages bash, coreutils, openssl), so the script checked no ledger.";
    }

    private static bool IsHere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
