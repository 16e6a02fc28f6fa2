using Portal.Testing.Engines;

namespace Portal.Web.Tests.Doors;

public sealed class FaultTests
{
    [Theory, EveryEngine]
    public async Task A_broken_database_is_told_with_a_number_and_nothing_of_the_cause(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        using var officer = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));

        // The page itself, the masthead, and finding out who asks.
        foreach (var table in new[] { "drafts", "notices", "sessions" })
        {
            factory.Portal.Database.Run($"ALTER TABLE {table} RENAME TO lost");
            var english = await InAsync(officer, "en");
            var arabic = await InAsync(officer, "ar");
            factory.Portal.Database.Run($"ALTER TABLE lost RENAME TO {table}");

            english.Text.ShouldContain("Something went wrong on our side", customMessage: table);
            english.Raw.ShouldMatch("Number of this event</span> <bdi dir=\"ltr\" class=\"mono\">[0-9a-f]{32}</bdi>");
            arabic.Raw.ShouldContain("<html lang=\"ar\" dir=\"rtl\"");
            arabic.Text.ShouldContain("حدث خلل من جانبنا");
            arabic.Raw.ShouldMatch("رقم هذا الحدث</span> <bdi dir=\"ltr\" class=\"mono\">[0-9a-f]{32}</bdi>");
            foreach (var page in new[] { english, arabic })
            {
                page.Status.ShouldBe(500);
                page.Headers["Cache-Control"].ShouldBe("no-store");
                foreach (var secret in new[] { "lost", "no such table", "relation", "sqlite", "npgsql", "exception", " at Portal." })
                    page.Raw.ShouldNotContain(secret);
            }
        }

        (await officer.GetAsync("/agency/requests")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_form_that_meets_a_fault_is_told_the_same_and_the_draft_stays()
    {
        await using var officer = await Agency.Applicant.ReadyAsync();
        await officer.Wire.GetAsync($"{officer.Root}/check");
        officer.Factory.Portal.Database.Run("ALTER TABLE ledger_head RENAME TO lost");

        var page = await officer.Wire.PostAsync($"{officer.Root}/check", ("version", $"{(await officer.StoredAsync()).Version}"));

        page.Status.ShouldBe(500);
        page.Text.ShouldContain("What you typed on earlier pages is kept. Try again in a few minutes.");
        officer.Factory.Portal.Database.Count("requests").ShouldBe(0);
        (await officer.StoredAsync("CaseNumber")).ShouldBe("KR-2026/118");
    }

    private static Task<Reply> InAsync(Wire wire, string language)
    {
        wire.Cookies["lang"] = language;
        return wire.GetAsync("/agency/requests");
    }
}
