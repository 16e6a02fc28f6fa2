using System.Security.Cryptography;
using System.Text;
using Portal.Application.Accounts;
using Portal.Application.Ledger;
using Portal.Domain.Accounts;
using Portal.Ledger;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Accounts;

public sealed class SignInTests
{
    [Theory, EveryEngine]
    public async Task One_click_signs_a_demo_person_in_and_the_ledger_says_how(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var johanna = portal.Person("Johanna Muster");

        var opened = await portal.GetAsync(new SignInDemo(johanna.Id), Actor.Nobody);

        var found = await portal.GetAsync(new FindSession(opened.Key), Actor.Nobody);
        (found.Actor, found.Name, found.Language, found.Touch).ShouldBe((johanna.AsActor("demo"), "Johanna Muster", "en", false));
        var entry = LedgerEntry.Parse((byte[])portal.Database.List("SELECT bytes FROM ledger_entries WHERE event = 'accounts.signed-in'").Single());
        (entry.Actor, entry.Role, entry.Mark, entry.Subject).ShouldBe((johanna.Id.Value, "Officer", "demo", johanna.Id.Value));
        entry.Facts.ShouldBe([new("how", "demo")]);
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task Only_the_hash_of_the_key_is_stored(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);

        var key = (await portal.GetAsync(new SignInDemo(portal.Johanna().Id), Actor.Nobody)).Key;

        key.Length.ShouldBe(64, "256 random bits");
        portal.Database.List("SELECT key_hash FROM sessions").ShouldHaveSingleItem().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
        (await portal.SendAsync(new FindSession((string)portal.Database.List("SELECT key_hash FROM sessions")[0]), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.NoSession]);
        portal.Database.List("SELECT bytes FROM ledger_entries").Cast<byte[]>().ShouldAllBe(bytes => !Encoding.UTF8.GetString(bytes).Contains(key));
    }

    [Theory, EveryEngine]
    public async Task The_closed_door_a_database_without_the_mark_and_a_closed_account_each_keep_people_out(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var johanna = portal.Johanna().Id;

        portal.Door.IsOpen = false;
        (await portal.SendAsync(new SignInDemo(johanna), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.DemoDoorClosed]);
        (await portal.SendAsync(new ListDemoPeople(), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.DemoDoorClosed]);
        portal.Door.IsOpen = true;

        portal.Close(johanna);
        (await portal.SendAsync(new SignInDemo(johanna), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.UnknownAccount]);
        (await portal.GetAsync(new ListDemoPeople(), Actor.Nobody)).ShouldNotContain(person => person.Id == johanna);
        (await portal.SendAsync(new SignInDemo(new(Guid.NewGuid())), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.UnknownAccount]);
        (await portal.SendAsync(new SignInDemo(default), Actor.Nobody)).Refusals.Said().ShouldBe(["Account: accounts.unknown-account"]);

        portal.Database.Run("DELETE FROM portal_marks WHERE name = 'demo'").ShouldBe(1);
        (await portal.SendAsync(new SignInDemo(portal.Signe().Id), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.DemoDoorClosed]);
        (await portal.SendAsync(new ListDemoPeople(), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.DemoDoorClosed]);
        portal.Database.Count("sessions").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_session_idle_for_thirty_minutes_has_ended_to_the_second(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var key = (await portal.GetAsync(new SignInDemo(portal.Johanna().Id), Actor.Nobody)).Key;

        portal.Time.Advance(new TimeSpan(0, 29, 59));
        (await portal.GetAsync(new FindSession(key), Actor.Nobody)).Touch.ShouldBeTrue();
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        (await portal.SendAsync(new FindSession(key), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.NoSession]);

        (await portal.SendAsync(new TouchSession(key), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.NoSession]);
        (await portal.SendAsync(new FindSession(key), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.NoSession], "noting its use brings nothing back");
    }

    [Theory, EveryEngine]
    public async Task A_session_ends_after_twelve_hours_however_busy(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var opened = await portal.GetAsync(new SignInDemo(portal.Johanna().Id), Actor.Nobody);
        opened.EndsAt.ShouldBe(portal.Time.GetUtcNow().AddHours(12));

        for (var minutes = 20; minutes < 720; minutes += 20)
        {
            portal.Time.Advance(TimeSpan.FromMinutes(20));
            await portal.GetAsync(new TouchSession(opened.Key), Actor.Nobody);
        }

        portal.Time.Advance(new TimeSpan(0, 19, 59));
        (await portal.SendAsync(new FindSession(opened.Key), Actor.Nobody)).Succeeded.ShouldBeTrue();
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        (await portal.SendAsync(new FindSession(opened.Key), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.NoSession]);
        (await portal.SendAsync(new TouchSession(opened.Key), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.NoSession]);
    }

    [Theory]
    [InlineData(59, false), InlineData(60, true)]
    public async Task Last_use_is_written_again_after_a_minute(int seconds, bool touch)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var key = (await portal.GetAsync(new SignInDemo(portal.Johanna().Id), Actor.Nobody)).Key;
        portal.Time.Advance(TimeSpan.FromSeconds(seconds));

        (await portal.GetAsync(new FindSession(key), Actor.Nobody)).Touch.ShouldBe(touch);
    }

    [Theory, EveryEngine]
    public async Task Signing_out_kills_the_session_and_only_the_own_one(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (johanna, signe) = (portal.Johanna(), portal.Signe());
        var key = (await portal.GetAsync(new SignInDemo(johanna.Id), Actor.Nobody)).Key;
        var other = (await portal.GetAsync(new SignInDemo(johanna.Id), Actor.Nobody)).Key;

        await portal.GetAsync(new SignOut(key), signe);
        (await portal.SendAsync(new FindSession(key), Actor.Nobody)).Succeeded.ShouldBeTrue("another's key is not hers to end");
        await portal.GetAsync(new SignOut(key), johanna);
        await portal.GetAsync(new SignOut(key), johanna);

        (await portal.SendAsync(new FindSession(key), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.NoSession]);
        (await portal.SendAsync(new TouchSession(key), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.NoSession]);
        (await portal.SendAsync(new FindSession(other), Actor.Nobody)).Succeeded.ShouldBeTrue();
        portal.Database.Count("ledger_entries WHERE event = 'accounts.signed-out'").ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task Closing_an_account_ends_its_sessions_at_the_next_request(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var key = (await portal.GetAsync(new SignInDemo(portal.Johanna().Id), Actor.Nobody)).Key;

        portal.Close(portal.Johanna().Id);

        (await portal.SendAsync(new FindSession(key), Actor.Nobody)).Refusals.ShouldBe([AccountErrors.NoSession]);
    }
}
