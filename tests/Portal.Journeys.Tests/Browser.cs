using System.Reflection;
using Microsoft.Playwright;

namespace Portal.Journeys.Tests;

/// <summary>A Chromium for the whole run.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] s_places =
    [
        Environment.GetEnvironmentVariable("PORTAL_BROWSER") ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private static readonly string[] s_quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where a Chromium was found, or null.</summary>
    public static string? Program { get; } = s_places.FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Program is null)
            return;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", Metadata("PlaywrightDriver"));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = s_quiet });
    }

    /// <summary>A fresh browser window of a person's own, that complains of every script error and policy report.</summary>
    public async Task<Window> OpenAsync(Uri portal, bool script = true)
    {
        var context = await (_browser ?? throw new InvalidOperationException("No Chromium was found, and CI demands one: install the package chromium.")).NewContextAsync(new()
        {
            BaseURL = portal.ToString(), JavaScriptEnabled = script, ColorScheme = ColorScheme.Light,
            ViewportSize = new() { Width = 1100, Height = 900 },
        });
        return new(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    internal static string Metadata(string key) =>
        typeof(Browser).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}

/// <summary>Everything of this project runs one after another in one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserRun : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}

/// <summary>A test that needs a browser. Without one it is a labelled skip, and an error in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (Browser.Program is null && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "No Chromium is installed here (set PORTAL_BROWSER to one), so no page was opened.";
    }
}
