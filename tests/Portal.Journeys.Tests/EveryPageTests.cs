using System.Collections.Concurrent;
using Microsoft.Playwright;
using Portal.Testing.Engines;

namespace Portal.Journeys.Tests;

/// <summary>Every page, in both directions and themes, wide and narrow, on the demo's own data.</summary>
[Collection(BrowserRun.Name)]
public sealed class EveryPageTests(Browser browser)
{
    private const int AtOnce = 2;

    /// <summary>Each language is seen light and dark, wide and narrow; between the two languages every pair comes up.</summary>
    private static readonly (string Language, Look First, Look Second)[] s_ways =
        [("en", new(ColorScheme.Light, 1200), new(ColorScheme.Dark, 320)), ("ar", new(ColorScheme.Light, 320), new(ColorScheme.Dark, 1200))];

    [BrowserTheory, InlineData(Engine.Sqlite)]
    public async Task No_page_has_an_axe_finding_or_scrolls_sideways_in_any_language_theme_or_width(Engine engine)
    {
        using var portal = new PortalProcess(engine, "Story");
        var findings = new ConcurrentBag<string>();
        var pages = await new StoryPages(portal, browser).ListAsync();
        var rounds = pages.SelectMany(person => s_ways.Select(way => (person.Person, person.Paths, Way: way)));
        await Parallel.ForEachAsync(rounds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (round, _) =>
        {
            var (language, first, second) = round.Way;
            await using var window = await OpenAsync(portal, round.Person);
            await window.SpeakAsync(language);
            foreach (var path in round.Paths)
            {
                await window.LookAsync(first);
                await window.GoAsync(path);
                await FindAsync(window, first, path, await window.AxeAsync());
                await window.LookAsync(second);
                await FindAsync(window, second, path, await window.AxeOfLookAsync());
                if (await window.Page.ContentAsync() is var html && html.IndexOf('⟦', StringComparison.Ordinal) is > 0 and var at)
                    findings.Add($"{language} {path} lacks a text: {html.Substring(at, 60)}");
            }

            // A page that is not there, and one that is gone, are among the pages on purpose.
            foreach (var complaint in window.Complaints.Where(complaint => !complaint.Contains("404", StringComparison.Ordinal) && !complaint.Contains("410", StringComparison.Ordinal)))
                findings.Add($"{language} {round.Person}: {complaint}");
        });
        findings.Distinct().Order(StringComparer.Ordinal).ShouldBeEmpty();

        async Task FindAsync(Window window, Look look, string path, IReadOnlyList<string> axe)
        {
            foreach (var finding in axe)
                findings.Add($"{window.Language} {look} {finding}");
            if (await window.SidewaysAsync() > 0)
                findings.Add($"{window.Language} {look} {path} scrolls sideways.");
        }
    }

    [BrowserTheory, InlineData(Engine.Sqlite)]
    public async Task No_page_shows_text_that_is_not_in_the_catalogue(Engine engine)
    {
        using var portal = new PortalProcess(engine, "Story");
        var raw = new List<string>();
        foreach (var (person, paths) in await new StoryPages(portal, browser).ListAsync())
        {
            await using var window = await OpenAsync(portal, person);
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

    /// <summary>Goes to a page as somebody who has just proved to be there.</summary>
    private async Task<Window> OpenAsync(PortalProcess portal, string person)
    {
        var window = await browser.OpenAsync(portal.Address);
        if (person.Length == 0)
            return window;
        await window.SignInAsync(person);
        await window.GoAsync("/presence");
        await window.ConfirmPresenceAsync();
        return window;
    }
}
