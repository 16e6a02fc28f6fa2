using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Notices;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests;

/// <summary>Leases in the databases themselves.</summary>
public sealed class LeaseTests
{
    [Theory, EveryEngine]
    public async Task Claims_at_once_never_share_a_message_and_leave_none(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await WaitingAsync(portal, 300);
        var other = portal.Restart();

        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => ClaimAsync(i % 2 == 0 ? portal : other, 50))));

        var all = claims.SelectMany(claim => claim).ToList();
        all.Select(message => message.Id).ShouldBeUnique();
        all.Count.ShouldBeGreaterThanOrEqualTo(300 - (50 * 6), "on PostgreSQL a claim passes over what another is just leasing");
        var rest = await ClaimAsync(portal, 1000);
        (all.Count + rest.Count).ShouldBe(302);
        all.Concat(rest).ShouldAllBe(message => message.Token == 1 && message.LeasedBy != null && message.IsLeasedUnder(1));
        (await ClaimAsync(other, 1000)).ShouldBeEmpty();
    }

    [Theory, EveryEngine]
    public async Task A_lease_runs_by_the_clock_of_the_database_and_not_by_that_of_a_process(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await WaitingAsync(portal, 1);
        var first = (await ClaimAsync(portal, 10)).ToList();
        var now = TimeProvider.System.GetUtcNow();
        first.ShouldAllBe(message => message.LeaseEndsAt > now && message.LeaseEndsAt < now.AddSeconds(60), "the clock of this process stands elsewhere");

        portal.Time.Advance(TimeSpan.FromDays(400));
        (await ClaimAsync(portal, 10)).ShouldBeEmpty("a process whose clock is wrong takes nothing away");
        await using (var lease = await TakeAsync(portal, first[0].Id))
        {
            lease.ShouldNotBeNull();
            portal.Time.Advance(TimeSpan.FromDays(400));
            (await TakeAsync(portal, first[0].Id)).ShouldBeNull();
        }

        portal.Database.EndLeases();
        (await ClaimAsync(portal, 10)).Select(message => message.Token).ShouldAllBe(token => token == 2);
    }

    [Theory, EveryEngine]
    public async Task What_was_lost_twice_is_leased_one_at_a_time_beside_what_was_not_the_least_lost_first(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await WaitingAsync(portal, 1);
        List<int> leased = [];
        for (var death = 0; death < 2; death++)
        {
            leased.Add((await ClaimAsync(portal, 10)).Count);
            portal.Database.EndLeases();
        }

        await WaitingAsync(portal, 2);
        leased.Add((await ClaimAsync(portal, 10)).Count(message => message.Lost == 1));
        portal.Database.EndLeases();
        List<int> lost = [];
        for (var i = 0; i < 3; i++)
            lost.AddRange((await ClaimAsync(portal, 10)).Select(message => message.Lost).Where(times => times > 1));

        leased.ShouldBe([3, 3, 0]);
        lost.ShouldBe([2, 2, 3], "the others first");
    }

    /// <summary>On SQLite nobody else can write meanwhile: the transaction has the turn.</summary>
    [PostgreSqlFact]
    public async Task A_lease_that_is_lost_between_reading_and_committing_undoes_the_effect()
    {
        await using var portal = await TestPortal.StartAsync(Engine.PostgreSql);
        await WaitingAsync(portal, 1);
        var tokens = (await ClaimAsync(portal, 10)).ToDictionary(message => message.Id, message => message.Token);
        await using var scope = portal.OpenScope();
        var (unit, db) = (scope.ServiceProvider.GetRequiredService<IUnitOfWork>(), scope.ServiceProvider.GetRequiredService<IPortalDb>());
        await unit.BeginAsync(CancellationToken.None);
        foreach (var message in db.Outbox.Where(message => tokens.Keys.Contains(message.Id)).ToList())
        {
            message.IsLeasedUnder(tokens[message.Id]).ShouldBeTrue();
            db.Notices.Add(new() { Message = message.Id, Recipient = portal.Johanna().Id, Topic = message.Topic, Request = message.Request, At = message.CreatedAt });
            message.Deliver(portal.Time.GetUtcNow());
        }

        portal.Database.EndLeases();
        (await ClaimAsync(portal.Restart(), 10)).Count.ShouldBe(tokens.Count);

        await Should.ThrowAsync<ConflictException>(() => unit.CommitAsync([], Actor.Portal, portal.Time.GetUtcNow(), CancellationToken.None));
        await unit.RollbackAsync();
        portal.Database.Count("notices").ShouldBe(0);
        portal.Database.Count("outbox WHERE delivered_at IS NOT NULL").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_message_that_waits_has_the_time_of_its_next_try_and_its_token_never_falls(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await WaitingAsync(portal, 1);
        await ClaimAsync(portal, 10);

        portal.Database.ShouldRefuse("UPDATE outbox SET next_try_at = NULL", engine == Engine.Sqlite ? "has the time of its next try" : "what_waits_has_its_time");
        portal.Database.ShouldRefuse("UPDATE outbox SET delivered_at = created_at", engine == Engine.Sqlite ? "what_came_to_rest_is_not_tried" : "what_waits_has_its_time");
        portal.Database.ShouldRefuse("UPDATE outbox SET died_at = created_at, delivered_at = created_at, next_try_at = NULL", "what_was_delivered_is_not_dead");
        portal.Database.ShouldRefuse("UPDATE outbox SET leased_by = NULL", "a_lease_has_its_end");
        portal.Database.ShouldRefuse("UPDATE outbox SET token = token - 1", "a token never falls");
    }

    [Theory, EveryEngine]
    public async Task Other_work_is_leased_to_one_and_given_back(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (other, subject) = (portal.Restart(), Guid.NewGuid());

        var taken = (await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => TakeAsync(i % 2 == 0 ? portal : other, subject))))).Where(lease => lease is not null).ToList();
        var elsewhere = await TakeAsync(other, Guid.NewGuid());
        portal.Database.EndLeases();
        var next = await TakeAsync(other, subject);
        await taken.ShouldHaveSingleItem()!.DisposeAsync();

        elsewhere.ShouldNotBeNull();
        next.ShouldNotBeNull();
        (await TakeAsync(portal, subject)).ShouldBeNull("whoever lost a lease cannot give back that of another");
        await next.DisposeAsync();
        (await TakeAsync(portal, subject)).ShouldNotBeNull();
    }

    [Theory, EveryEngine]
    public async Task A_lease_is_taken_also_while_others_read(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await WaitingAsync(portal, 400);
        using var end = new CancellationTokenSource();
        using var reading = new CountdownEvent(3);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            Read(portal);
            reading.Signal();
            while (!end.IsCancellationRequested)
                Read(portal);
        })).ToList();

        reading.Wait(TimeSpan.FromMinutes(1)).ShouldBeTrue("all are at it");
        for (var i = 0; i < 150; i++)
        {
            (await ClaimAsync(portal, 2)).Count.ShouldBe(2);
            await using var lease = await TakeAsync(portal, Guid.NewGuid());
            lease.ShouldNotBeNull();
        }

        await end.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static void Read(TestPortal portal) => portal.Database.List("SELECT id FROM outbox ORDER BY topic").Count.ShouldBe(402);

    private static async Task<IReadOnlyList<OutboxMessage>> ClaimAsync(TestPortal portal, int most)
    {
        await using var scope = portal.OpenScope();
        return await scope.ServiceProvider.GetRequiredService<ILeases>().ClaimMessagesAsync(most, CancellationToken.None);
    }

    /// <summary>In a scope that ends with the portal, so that the lease can be given back.</summary>
    private static Task<IAsyncDisposable?> TakeAsync(TestPortal portal, Guid subject) =>
        portal.OpenScope().ServiceProvider.GetRequiredService<ILeases>().TakeAsync(LeasedWork.Hold, subject, CancellationToken.None);

    private static async Task WaitingAsync(TestPortal portal, int messages)
    {
        var request = await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.StoreAsync(db => db.Outbox.AddRange(Enumerable.Range(0, messages).Select(_ => OutboxMessage.Of(Guid.NewGuid(), "taken", request, portal.Time.GetUtcNow()))));
    }
}
