using System.Text.RegularExpressions;
using Portal.Domain.Accounts;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Accounts;

public sealed class SignInTests
{
    private const string Cookie = "__Host-docket";

    /// <summary>Addresses that lead, or may lead some browser, out of the portal.</summary>
    private static readonly string[] s_tricks =
    [
        "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "/\\/evil.example", "\\\\evil.example", "\\/evil.example",
        "https://evil.example", "http:evil.example", "https:/evil.example", "HTTPS:\\\\evil.example", "javascript:alert(1)", "JavaScript:alert(1)//",
        "data:text/html,x", "vbscript:x", "evil.example", "@evil.example", "/\t/evil.example", "/\r\n/evil.example", "\t//evil.example", " //evil.example",
        "~//evil.example", "~/\\evil.example", "?x=//evil.example", "#//evil.example", "/\u0001/evil.example", "//localhost@evil.example", "", " ",
    ];

    [Theory, EveryEngine]
    public async Task The_page_offers_every_demo_person_by_agency_and_role(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        using var wire = Wire.To(factory);

        var page = await wire.GetAsync("/sign-in");

        var offered = Regex.Matches(page.Raw, "name=\"account\" value=\"(?<id>[^\"]+)\"").Select(match => match.Groups["id"].Value).ToList();
        offered.Count.ShouldBe(19);
        offered.ShouldBe(factory.Portal.Database.List("SELECT id FROM accounts").Select(id => id.ToString()!.ToLowerInvariant()), ignoreOrder: true);
        page.Text.ShouldContain("This is a demo on this machine");
        page.Text.ShouldContain("شرطة مدينة النخيل، وحدة الجرائم الإلكترونية ليلى المثال");
        page.Text.ShouldContain("Signe Lindqvist Europe");
    }

    [Fact]
    public async Task Each_role_begins_where_its_work_is_and_in_its_language()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        foreach (var (name, home) in new[] { ("Johanna Muster", "/agency/requests"), ("Renate Vorlage", "/notices"), ("Signe Lindqvist", "/desk/queue"), ("Ingrid Solheim", "/desk/queue"), ("Ravi Menon", "/notices"), ("ليلى المثال", "/agency/requests") })
        {
            using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(name));
            (await wire.GetAsync("/")).Location.ShouldBe(home, name);
            var page = await wire.GetAsync(home);
            page.Raw.ShouldContain(name == "ليلى المثال" ? "<html lang=\"ar\" dir=\"rtl\"" : "<html lang=\"en\" dir=\"ltr\"");
            page.Text.ShouldContain($"Signed in as {name}".Replace("Signed in as ل", "ل"));
        }
    }

    [Fact]
    public async Task Only_the_portals_own_addresses_are_gone_back_to()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var johanna = ("account", factory.Portal.Person("Johanna Muster").Id.ToString());

        foreach (var back in s_tricks)
        {
            using var form = Wire.To(factory);
            await form.GetAsync("/sign-in");
            (await form.PostAsync("/sign-in", johanna, ("back", back))).Location.ShouldBe("/agency/requests", back);
            using var address = Wire.To(factory);
            await address.GetAsync($"/sign-in?back={Uri.EscapeDataString(back)}");
            (await address.PostAsync($"/sign-in?back={Uri.EscapeDataString(back)}", johanna)).Location.ShouldBe("/agency/requests", back);
        }

        foreach (var back in new[] { "/agency/requests/new", "/notices?x=https://evil.example", "/agency/requests?before=2026-11-24T09%3A00%3A00Z" })
        {
            using var wire = Wire.To(factory);
            var page = await wire.GetAsync($"/sign-in?back={Uri.EscapeDataString(back)}");
            page.Typed("back").ShouldBe(back);
            (await wire.PostAsync("/sign-in", johanna, ("back", back))).Location.ShouldBe(back);
        }
    }

    [Fact]
    public async Task Choosing_a_language_or_a_theme_leads_only_to_the_portals_own_addresses()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var wire = Wire.To(factory);

        foreach (var choice in new[] { "/language/ar", "/theme/dark" })
        {
            foreach (var back in s_tricks)
                (await wire.GetAsync($"{choice}?back={Uri.EscapeDataString(back)}")).Location.ShouldBe("/", back);
            (await wire.GetAsync($"{choice}?back=%2Fsign-in%3Fback%3D%252Fnotices")).Location.ShouldBe("/sign-in?back=%2Fnotices");
        }
    }

    [Fact]
    public async Task Every_cookie_is_closed_to_scripts_to_other_sites_and_to_plain_connections()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var wire = Wire.To(factory);
        var page = await wire.GetAsync("/sign-in");
        var signedIn = await wire.PostAsync("/sign-in", ("account", factory.Portal.Person("Johanna Muster").Id.ToString()));
        var theme = await wire.GetAsync("/theme/dark");

        var session = signedIn.SetCookies.Where(cookie => cookie.StartsWith(Cookie + "=", StringComparison.Ordinal)).ShouldHaveSingleItem();
        session.ShouldMatch("^__Host-docket=[0-9a-f]{64}; expires=Tue, 24 Nov 2026 21:00:00 GMT; path=/; secure; samesite=lax; httponly$");
        var all = page.SetCookies.Concat(signedIn.SetCookies).Concat(theme.SetCookies).ToList();
        all.Select(cookie => cookie.Split('=')[0]).Distinct().ShouldBe(["docket-forms", Cookie, "lang", "theme"], ignoreOrder: true);
        foreach (var cookie in all)
        {
            cookie.ShouldContain("; secure");
            cookie.ShouldContain("; httponly");
            cookie.ShouldMatch("; samesite=(lax|strict)");
            cookie.ShouldContain("; path=/");
            cookie.ShouldNotContain("domain=");
        }
    }

    [Fact]
    public async Task The_sign_in_page_leads_on_whoever_has_signed_in()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person("Johanna Muster"));

        (await wire.GetAsync("/sign-in")).Location.ShouldBe("/agency/requests");
        (await wire.GetAsync("/sign-in?back=%2Fnotices")).Location.ShouldBe("/notices");
        (await wire.PostAsync("/sign-in", ("account", factory.Portal.Person("Lukas Beispiel").Id.ToString()))).Location.ShouldBe("/agency/requests");
        (await wire.GetAsync("/notices")).Text.ShouldContain("Johanna Muster");
    }

    [Fact]
    public async Task Somebody_who_does_not_exist_or_was_closed_is_not_let_in()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var wire = Wire.To(factory);
        factory.Portal.Database.Run("UPDATE accounts SET state = 'Closed' WHERE name = 'Lukas Beispiel'");
        (await wire.GetAsync("/sign-in")).Text.ShouldNotContain("Lukas Beispiel");

        foreach (var account in new[] { Guid.NewGuid().ToString(), Guid.Empty.ToString(), "nonsense", "", factory.Portal.Person("Lukas Beispiel").Id.ToString() })
            (await wire.PostAsync("/sign-in", ("account", account))).Status.ShouldBe(422, account);

        wire.Cookies.Keys.ShouldNotContain(Cookie);
        factory.Portal.Database.Count("sessions").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task Signing_out_ends_the_session_and_the_old_cookie_is_worth_nothing(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(Role.Officer));
        var stolen = wire.Cookies[Cookie];

        var gone = await wire.PostAsync("/sign-out");

        gone.Location.ShouldBe("/sign-in");
        gone.Headers["Clear-Site-Data"].ShouldBe("\"cache\", \"storage\"");
        gone.SetCookies.ShouldContain(cookie => cookie.StartsWith(Cookie + "=;", StringComparison.Ordinal) && cookie.Contains("expires=Thu, 01 Jan 1970"));
        factory.Portal.Database.Count("sessions").ShouldBe(0);
        using var thief = Wire.To(factory);
        thief.Cookies[Cookie] = stolen;
        (await thief.GetAsync("/agency/requests")).Location.ShouldStartWith("/sign-in");
        (await thief.GetAsync("/")).Location.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task A_link_signs_nobody_out()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(Role.Officer));

        (await wire.GetAsync("/sign-out")).Location.ShouldBe("/");

        (await wire.GetAsync("/agency/requests")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_session_left_alone_ends_and_a_made_up_cookie_is_nobodys()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var wire = await Wire.SignInAsync(factory, factory.Portal.Person(Role.Officer));
        using var forger = Wire.To(factory);

        foreach (var made in new[] { new string('0', 64), "x", "", new string('A', 64), "' OR 1=1 --" })
        {
            forger.Cookies[Cookie] = made;
            (await forger.GetAsync("/notices")).Location.ShouldBe("/sign-in?back=%2Fnotices");
        }

        factory.Portal.Time.Advance(TimeSpan.FromMinutes(31));
        (await wire.GetAsync("/notices")).Location.ShouldBe("/sign-in?back=%2Fnotices");
    }
}
