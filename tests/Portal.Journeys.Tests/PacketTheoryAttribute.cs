namespace Portal.Journeys.Tests;

/// <summary>A test that needs a browser, the press and programs of others. Without them it is a labelled skip, and an error in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PacketTheoryAttribute : TheoryAttribute
{
    private static readonly string[] s_programs = ["node", "pdfsig", "pdftotext", "pdfdetach", "qpdf", "openssl"];

    public PacketTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            return;
        if (Browser.Program is null)
            Skip = "No Chromium is installed here (set PORTAL_BROWSER to one), so no page was opened.";
        else if (Array.Find(s_programs, program => !IsHere(program)) is { } missing)
            Skip = $"{missing} is not installed here (packages nodejs, poppler-utils, qpdf, openssl), so no packet was looked at.";
    }

    private static bool IsHere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
