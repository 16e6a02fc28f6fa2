using System.Text.Encodings.Web;
using System.Text.Unicode;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.Journeys.Tests;

/// <summary>A person's browser window on the portal.</summary>
public sealed class Window : IAsyncDisposable
{
    /// <summary>As the portal writes its pages.</summary>
    private static readonly HtmlEncoder s_html = HtmlEncoder.Create(UnicodeRanges.All);
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

    /// <summary>The language its person reads; the steps are named in English all the same.</summary>
    public string Language { get; private set; } = "en";

    public ILocator Main => Page.Locator("main");

    public async Task SignInAsync(string name)
    {
        await Page.GotoAsync("/sign-in");
        await LeadsOnAsync(Page.GetByRole(AriaRole.Button, new() { Name = name }));
    }

    public Task GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>Goes on in another language.</summary>
    public async Task SpeakAsync(string language)
    {
        Language = language;
        await GoAsync($"/language/{language}?back=/sign-in");
    }

    public Task ClickAsync(string button) => ClickAsync(button, Main);

    /// <summary>Presses a button that stands in a part of the page.</summary>
    public Task ClickAsync(string button, ILocator part) => LeadsOnAsync(Named(part, AriaRole.Button, button));

    public Task FollowAsync(string link) => LeadsOnAsync(Named(Main, AriaRole.Link, link));

    public Task FollowAsync(ILocator link) => LeadsOnAsync(link);

    /// <summary>Presses the one button of the page that asks who is at the keyboard.</summary>
    public async Task ConfirmPresenceAsync()
    {
        new Uri(Page.Url).AbsolutePath.ShouldBe("/presence");
        await LeadsOnAsync(Main.GetByRole(AriaRole.Button));
    }

    /// <summary>Opens a page once it says something, asking for it as often as it takes; what is opened is then the newest.</summary>
    public async Task GoWhenAsync(string path, string words)
    {
        // WaitForFunction takes the promise of an async function for its yes, so the page itself asks again and again.
        var said = await Page.EvaluateAsync<bool>(
            """
            async ([path, words]) => {
              for (const end = Date.now() + 60000; Date.now() < end; await new Promise(goOn => setTimeout(goOn, 200)))
                if ((await (await fetch(path)).text()).includes(words))
                  return true;
              return false;
            }
            """, new[] { path, s_html.Encode(Tongue.Of(Language, words)) });
        await GoAsync(path);
        said.ShouldBeTrue($"{path} did not say “{words}” within a minute, but:\n{await TextAsync()}");
    }

    /// <summary>Presses a button that gives a file, and gives back the file's bytes.</summary>
    public async Task<(string Name, byte[] Bytes)> FetchAsync(string button)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Named(Main, AriaRole.Button, button).ClickAsync());
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    /// <summary>Whether the page says something that English says so.</summary>
    public async Task SaysAsync(string words) => (await TextAsync()).ShouldContain(Tongue.Of(Language, words));

    public Task FillAsync(string field, string text) => Page.Locator($"[name='{field}']").FillAsync(text);

    public Task ChooseAsync(string field, string value) => Page.Locator($"[name='{field}'][value='{value}']").CheckAsync();

    public Task<string> TextAsync() => Main.InnerTextAsync();

    /// <summary>Shows the page in another theme and width.</summary>
    public async Task LookAsync(Look look)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = look.Scheme, ReducedMotion = ReducedMotion.Reduce });
        await Page.SetViewportSizeAsync(look.Width, 900);
    }

    /// <summary>What axe has against the page, in words; empty when it has nothing.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        // Without the result type axe describes every element that is sound, too.
        var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return [.. found.Violations.Select(violation => $"{Shown}: {violation.Id}: {violation.Help} ({string.Join(" | ", violation.Nodes.Select(node => node.Html))})")];
    }

    /// <summary>The same for what depends on theme and width alone; axe is still in the page from the first look.</summary>
    public async Task<IReadOnlyList<string>> AxeOfLookAsync()
    {
        var found = await Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run({ runOnly: ['color-contrast', 'scrollable-region-focusable'], resultTypes: ['violations'] }))
              .violations.map(violation => `${violation.id}: ${violation.help} (${violation.nodes.map(node => node.html).join(' | ')})`)
            """);
        return [.. found.Select(violation => $"{Shown}: {violation}")];
    }

    /// <summary>How far the page can be scrolled sideways, in pixels.</summary>
    public Task<int> SidewaysAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Script errors and policy reports so far.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    private ILocator Named(ILocator part, AriaRole role, string name) => part.GetByRole(role, new() { Name = Tongue.Of(Language, name), Exact = true });

    private string Shown => new Uri(Page.Url).PathAndQuery;

    /// <summary>Clicks and waits for the page it leads to, past all redirects.</summary>
    private async Task LeadsOnAsync(ILocator element)
    {
#pragma warning disable CS0612 // its racy case is a page that goes on by script; these pages go on by redirects, which are one navigation
        await Page.RunAndWaitForNavigationAsync(() => element.ClickAsync(), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
#pragma warning restore CS0612
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}

/// <summary>How a page is looked at.</summary>
public sealed record Look(ColorScheme Scheme, int Width)
{
    public override string ToString() => $"{Scheme} {Width}";
}
