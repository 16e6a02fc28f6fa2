using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.Journeys.Tests;

/// <summary>A person's browser window on the portal.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) =>
        {
            // A refused form answers 422 on purpose, and browsers say so.
            if (message.Type is "error" or "warning" && !message.Text.Contains("422", StringComparison.Ordinal))
                _complaints.Add(message.Text);
        };
    }

    public IPage Page { get; }

    public ILocator Main => Page.Locator("main");

    public async Task SignInAsync(string name)
    {
        await Page.GotoAsync("/sign-in");
        await LeadsOnAsync(Page.GetByRole(AriaRole.Button, new() { Name = name }));
    }

    public Task GoAsync(string path) => Page.GotoAsync(path);

    public Task ClickAsync(string button) => LeadsOnAsync(Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    public Task FollowAsync(string link) => LeadsOnAsync(Main.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }));

    public Task FillAsync(string field, string text) => Page.Locator($"[name='{field}']").FillAsync(text);

    public Task ChooseAsync(string field, string value) => Page.Locator($"[name='{field}'][value='{value}']").CheckAsync();

    public Task<string> TextAsync() => Main.InnerTextAsync();

    /// <summary>What axe has against the page, in words; empty when it has nothing.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        var found = await Page.RunAxe();
        return [.. found.Violations.Select(violation => $"{new Uri(Page.Url).AbsolutePath}: {violation.Id}: {violation.Help} ({string.Join(" | ", violation.Nodes.Select(node => node.Html))})")];
    }

    /// <summary>How far the page can be scrolled sideways, in pixels.</summary>
    public Task<int> SidewaysAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Script errors and policy reports so far.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Clicks and waits for the page it leads to, past all redirects.</summary>
    private async Task LeadsOnAsync(ILocator element)
    {
#pragma warning disable CS0612 // its racy case is a page that goes on by script; these pages go on by redirects, which are one navigation
        await Page.RunAndWaitForNavigationAsync(() => element.ClickAsync(), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
#pragma warning restore CS0612
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
