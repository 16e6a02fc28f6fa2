using Portal.Testing.Engines;

namespace Portal.Journeys.Tests;

/// <summary>Every page, in both directions and themes, wide and narrow, on the demo's own data.</summary>
[Collection(BrowserRun.Name)]
public sealed class EveryPageTests(Browser browser)
{
    private static readonly (string Language, string Theme, int Width)[] s_ways =
        [("en", "light", 1200), ("en", "dark", 320), ("ar", "light", 320), ("ar", "dark", 1200)];

    [BrowserTheory, InlineData(Engine.Sqlite)]
    public async Task No_page_has_an_axe_finding_or_scrolls_sideways_in_any_language_theme_or_width(Engine engine)
    {
        using var portal = new PortalProcess(engine, "Story");
        var findings = new List<string>();
        foreach (var (person, paths) in await PagesAsync(portal))
        {
            foreach (var (language, theme, width) in s_ways)
            {
                await using var window = await browser.OpenAsync(portal.Address, scheme: theme, width: width);
                if (person.Length > 0)
                    await window.SignInAsync(person);
                await window.GoAsync($"/language/{language}?back=/sign-in");
                foreach (var path in paths)
                {
                    await window.GoAsync(path);
                    findings.AddRange((await window.AxeAsync()).Select(finding => $"{language} {theme} {width} {finding}"));
                    if (await window.SidewaysAsync() > 0)
                        findings.Add($"{language} {theme} {width} {path} scrolls sideways.");
                    if (await window.Page.ContentAsync() is var html && html.IndexOf('⟦', StringComparison.Ordinal) is > 0 and var at)
                        findings.Add($"{language} {path} lacks a text: {html.Substring(at, 60)}");
                }

                findings.AddRange(window.Complaints.Where(complaint => !complaint.Contains("404", StringComparison.Ordinal)).Select(complaint => $"{language} {theme}: {complaint}"));
            }
        }

        findings.Distinct().ShouldBeEmpty();
    }

    [BrowserTheory, InlineData(Engine.Sqlite)]
    public async Task No_page_shows_text_that_is_not_in_the_catalogue(Engine engine)
    {
        using var portal = new PortalProcess(engine, "Story");
        var raw = new List<string>();
        foreach (var (person, paths) in await PagesAsync(portal))
        {
            await using var window = await browser.OpenAsync(portal.Address);
            if (person.Length > 0)
                await window.SignInAsync(person);
            await window.Page.Context.AddCookiesAsync([new() { Name = "lang", Value = "qps", Url = portal.Address.ToString() }]);
            foreach (var path in paths)
            {
                await window.GoAsync(path);
                // What people and the law wrote stands in bdi, code-like or typed elements; everything else is ours.
                var texts = await window.Page.EvaluateAsync<string[]>("""
                    () => {
                      const found = [];
                      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                      while (walk.nextNode()) {
                        const text = walk.currentNode.textContent.trim();
                        if (/[A-Za-z]{3}/.test(text) && !walk.currentNode.parentElement.closest('bdi, time, code, kbd, textarea, select, .as-typed, .prose, .mono, .mark-name, script, [lang]:not(html)'))
                          found.push(text);
                      }
                      return found;
                    }
                    """);
                raw.AddRange(texts.Where(text => !text.Contains('⟦', StringComparison.Ordinal)).Select(text => $"{path}: {text}"));
            }
        }

        raw.Distinct().ShouldBeEmpty();
    }

    /// <summary>Who opens which pages; requests and drafts are taken from the lists, as people take them.</summary>
    private async Task<IReadOnlyList<(string Person, IReadOnlyList<string> Paths)>> PagesAsync(PortalProcess portal)
    {
        await using var officer = await browser.OpenAsync(portal.Address);
        await officer.SignInAsync("Johanna Muster");
        var draft = await officer.Page.Locator(".plain-list a").First.GetAttributeAsync("href");
        var sent = await officer.Page.Locator("tbody .ref-tag").First.GetAttributeAsync("href");
        await using var investigator = await browser.OpenAsync(portal.Address);
        await investigator.SignInAsync("Signe Lindqvist");
        var waiting = await investigator.Page.Locator("tbody .ref-tag").First.GetAttributeAsync("href");
        await investigator.GoAsync("/desk/queue?view=Mine");
        var mine = await investigator.Page.Locator("tbody .ref-tag").First.GetAttributeAsync("href");
        string[] steps = ["case", "entity", "instrument", "document", "addresses", "amount", "term", "urgency", "narrative"];
        return
        [
            ("", ["/sign-in", "/no-such-page"]),
            ("Johanna Muster",
            [
                "/agency/requests", "/agency/requests/new", draft!, .. steps.Select(step => $"{draft}/{step}"), draft!.Replace("/draft", "/check", StringComparison.Ordinal),
                draft.Replace("/draft", "/discard", StringComparison.Ordinal), sent!, sent + "/receipt", "/notices",
            ]),
            ("Signe Lindqvist", ["/desk/queue", "/desk/queue?view=Open", "/desk/queue?view=Mine", "/desk/queue?reference=LE-0000-0000", waiting!, mine!, "/notices"]),
            ("Marguerite Stone", ["/desk/queue", waiting!]),
            ("Oskar Wieland", ["/notices"]),
        ];
    }
}
