using Microsoft.EntityFrameworkCore;
using Portal.Application.Accounts;
using Portal.Application.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests;

public sealed class StorageTests
{
    [Theory, EveryEngine]
    public async Task Instants_keep_their_microseconds_and_sort(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var noon = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
        var instants = new[]
        {
            noon, noon.AddMicroseconds(1), noon.AddMicroseconds(-1), noon.AddTicks(9_999_990), DateTimeOffset.UnixEpoch, new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero), noon.AddYears(-60),
            noon.AddSeconds(2).ToOffset(TimeSpan.FromHours(-8)), noon.AddSeconds(3).ToOffset(TimeSpan.FromHours(5.5)),
        };
        await portal.StoreAsync(db => db.Sessions.AddRange(instants.Select((at, i) => new Session
        {
            KeyHash = $"{i}", Account = portal.Johanna().Id, Mark = "demo", CreatedAt = at, LastSeenAt = at, EndsAt = at,
        })));

        var stored = await portal.InScopeAsync(async db => await db.Sessions.AsNoTracking().OrderBy(session => session.CreatedAt).Select(session => session.CreatedAt).ToListAsync());
        stored.ShouldBe(instants.Order());
        stored.ShouldAllBe(at => at.Offset == TimeSpan.Zero);

        var after = noon.AddMicroseconds(1);
        (await portal.InScopeAsync(async db => await db.Sessions.CountAsync(session => session.CreatedAt > noon && session.CreatedAt <= after))).ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task What_is_finer_than_a_microsecond_is_cut_alike_on_both_engines(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        portal.Time.Advance(TimeSpan.FromTicks(19));
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna());

        (await portal.GetAsync(new GetMyRequest(id), portal.Johanna())).Header.SubmittedAt.ShouldBe(portal.Time.GetUtcNow().AddTicks(-9));
    }

    [Theory, EveryEngine]
    public async Task An_amount_of_sixty_digits_is_exact(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        foreach (var (typed, units) in new[]
        {
            (new string('9', 42), new string('9', 42) + new string('0', 18)),
            ("12345678901234567890123456789012345678901.123456789012345678", "12345678901234567890123456789012345678901123456789012345678"),
            ("0.000000000000000001", "1"),
        })
        {
            var id = await portal.ASubmittedFreezeAsync(portal.Johanna(), answers =>
                (answers["Asset"], answers["Addresses"], answers["Amount"]) = ("ETH", "0x52908400098527886E0F7030069857D2E4169EE7", typed));

            portal.Database.List("SELECT freeze_amount FROM requests WHERE id = @id", ("id", id.Value)).ShouldHaveSingleItem().ShouldBe(units);
            (await portal.GetAsync(new GetMyRequest(id), portal.Johanna())).Contents.Freeze!.Amount.ShouldBe(typed);
        }
    }

    [Theory, EveryEngine]
    public async Task Every_part_of_a_request_comes_back_as_it_went_in(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Johanna(), answers =>
        {
            answers["CaseNumber"] = "قضية ٤٢ 😀 'x' \"y\" \\";
            (answers["Urgency"], answers["UrgencyGround"]) = ("FundsInMotion", "Ground\r\nin two lines");
            (answers["Asset"], answers["Addresses"]) = ("XRP", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh");
        });

        await using var later = portal.Restart();
        var page = await later.GetAsync(new GetMyRequest(id), portal.Johanna());

        page.Contents.Case.ShouldBe(new("قضية ٤٢ 😀 'x' \"y\" \\", "fraud", "§ 146 StGB", "The victim paid to the first address; the second received the change."));
        (page.Contents.UrgencyGround, page.Contents.Freeze!.TermDays, page.Contents.Freeze.Basis).ShouldBe(("Ground\r\nin two lines", 30, Domain.Requests.HoldBasis.Ordered));
        (page.Contents.Instrument.Kind, page.Contents.Instrument.IssuedOn).ShouldBe(("court-freezing-order", new DateOnly(2026, 11, 20)));
        page.Contents.Targets.ShouldHaveSingleItem().ShouldBe(new(1, "Xrpl", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", null, false));
        page.Clocks.Select(clock => clock.Limit).ShouldBe([TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15), TimeSpan.FromHours(4)], ignoreOrder: true);
    }
}
