using System.Net;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;
using Portal.Web.Tests.Doors;

namespace Portal.Web.Tests.Accounts;

public sealed class ClosedDoorTests
{
    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("x-forwarded-for", "127.0.0.1")]
    [InlineData("X-Forwarded-For", "")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Via", "1.1 proxy")]
    public async Task Behind_a_proxy_nobody_is_offered_and_nobody_let_in(string header, string value)
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var wire = Wire.To(factory);
        // The form of the open door, sent through a proxy.
        (await wire.GetAsync("/sign-in")).Text.ShouldContain("Johanna Muster");
        wire.Headers.Add((header, value));

        await ShouldBeClosedAsync(wire, factory.Portal.Person("Johanna Muster"), factory.Portal.Database);
    }

    [Theory]
    [InlineData("Production", "127.0.0.1")]
    [InlineData("Staging", "127.0.0.1")]
    [InlineData("Development", "0.0.0.0")]
    public async Task Outside_development_or_in_reach_of_other_machines_nobody_is_let_in(string environment, string listen)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        await using var house = new OtherHouse(portal.Database, portal.Time, environment, IPAddress.Parse(listen));
        using var wire = house.Open();

        await ShouldBeClosedAsync(wire, portal.Person("Johanna Muster"), portal.Database);
    }

    [Fact]
    public async Task The_other_house_would_let_people_in_if_it_were_a_demo()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        await using var house = new OtherHouse(portal.Database, portal.Time, "Development", IPAddress.Loopback);
        using var wire = house.Open();

        (await wire.PostAsync("/sign-in", ("account", portal.Person(Role.Officer).Id.ToString()))).Status.ShouldBe(302);
    }

    [Theory, EveryEngine]
    public async Task On_a_database_that_is_no_demo_nobody_is_let_in(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        using var wire = Wire.To(factory);
        await wire.GetAsync("/sign-in");
        factory.Portal.Database.Run("ALTER TABLE portal_marks RENAME TO marks_of_the_demo");
        factory.Portal.Database.Run(engine == Engine.Sqlite
            ? "CREATE TABLE portal_marks (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)"
            : "CREATE TABLE portal_marks (name text NOT NULL PRIMARY KEY, value text NOT NULL); GRANT SELECT ON portal_marks TO portal_app");

        await ShouldBeClosedAsync(wire, factory.Portal.Person("Johanna Muster"), factory.Portal.Database);
    }

    private static async Task ShouldBeClosedAsync(Wire wire, Account person, TestDatabase database)
    {
        var entries = database.Count("ledger_entries");
        var page = await wire.GetAsync("/sign-in");
        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Nobody can sign in here yet.");
        page.Text.ShouldNotContain(person.Name);
        page.Raw.ShouldNotContain("name=\"account\"");

        // Made by hand, since a closed door has no form.
        var tried = await wire.PostAsync("/sign-in", ("account", person.Id.ToString()));

        tried.Status.ShouldBe(422);
        tried.Text.ShouldContain("One-click sign-in works only on a demo, from the machine it runs on.");
        wire.Cookies.Keys.ShouldNotContain("__Host-docket");
        (database.Count("sessions"), database.Count("ledger_entries")).ShouldBe((0, entries));
    }
}
