using System.Diagnostics;

namespace Portal.Packets.Tests.Verify;

/// <summary>A program of somebody else's that looks at packets.</summary>
internal static class OutsideTool
{
    public static bool IsHere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    public static (int Exit, string Said) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, said);
    }
}

/// <summary>A test that needs programs of others. Without them it is a labelled skip, and an error in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OutsideToolFactAttribute : FactAttribute
{
    public OutsideToolFactAttribute(params string[] programs)
    {
        if (Array.Find(programs, program => !OutsideTool.IsHere(program)) is { } missing && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"{missing} is not installed here (packages poppler-utils, qpdf, openssl), so it looked at no packet.";
    }
}
