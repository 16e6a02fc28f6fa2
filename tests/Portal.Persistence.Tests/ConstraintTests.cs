using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests;

/// <summary>What the law says once in code stands once more in the database, for whoever comes by another way.</summary>
public sealed class ConstraintTests
{
    [Theory, EveryEngine]
    public async Task Impossible_requests_cannot_be_stored(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        var signe = ("signe", (object)portal.Person("Signe Lindqvist").Id.Value);

        foreach (var (change, constraint) in new[]
        {
            ("state = 'Verifying', claimed_by = @signe", "a_claim_has_its_time"),
            ("claimed_at = submitted_at", "a_claim_has_its_time"),
            ("state = 'Verifying'", "what_is_worked_on_is_claimed"), ("state = 'InReview'", "what_is_worked_on_is_claimed"), ("state = 'AwaitingAgency'", "what_is_worked_on_is_claimed"),
            ("claimed_by = @signe, claimed_at = submitted_at", "what_waits_is_claimed_by_nobody"),
            ("state = 'Verifying', claimed_by = officer, claimed_at = submitted_at", "nobody_claims_the_own_request"),
            ("state = 'Answered'", "an_answered_request_has_its_time"), ("answered_at = submitted_at", "an_answered_request_has_its_time"),
            ("state = 'Withdrawn'", "what_ended_has_its_time"), ("ended_at = submitted_at", "what_ended_has_its_time"), ("superseded_by = id", "the_successor_is_named"),
            ("freeze_basis = NULL", "a_freeze_has_its_terms"), ("kind = 'Data'", "a_"), ("data_first_day = '2026-01-02', data_last_day = '2026-01-01'", "the_range_runs_forwards"),
            ("freeze_amount = '0'", "freeze_amount"), ("freeze_amount = '-1'", "freeze_amount"), ("freeze_amount = '1.5'", "freeze_amount"),
            ("freeze_amount = '01'", "freeze_amount"), ("freeze_amount = ''", "freeze_amount"), ("freeze_amount = '1e9'", "freeze_amount"), ("freeze_term_days = 0", "freeze_term_days"),
        })
            portal.Database.ShouldRefuse($"UPDATE requests SET {change}", constraint, change.Contains('@') ? [signe] : []);
        portal.Database.ShouldRefuse("UPDATE requests SET reference = 'LE-0000-0000'", "reference");
        portal.Database.Run("UPDATE requests SET state = 'Verifying', claimed_by = @signe, claimed_at = submitted_at", signe).ShouldBe(2, "what is possible is stored");
    }

    [Theory, EveryEngine]
    public async Task Clocks_and_alarms_are_what_they_can_be(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.ASubmittedFreezeAsync(portal.Johanna());

        portal.Database.ShouldRefuse("UPDATE clocks SET stopped_at = started_at", "a_clock_that_stands_still_is_silent");
        portal.Database.ShouldRefuse("UPDATE clocks SET name = 'Acknowledge'", "clocks");
        portal.Database.ShouldRefuse("UPDATE clocks SET \"limit\" = 0", "limit");
        portal.Database.Run("INSERT INTO clock_alarms SELECT id, 50, started_at FROM clocks").ShouldBe(3);
        portal.Database.ShouldRefuse("INSERT INTO clock_alarms SELECT id, 50, due_at FROM clocks", "clock_alarms");
        portal.Database.ShouldRefuse("INSERT INTO clock_alarms SELECT id, 101, due_at FROM clocks", "percent");
        portal.Database.ShouldRefuse("INSERT INTO clock_alarms SELECT id, 0, due_at FROM clocks", "percent");
    }

    [Theory, EveryEngine]
    public async Task A_target_stands_once_and_its_tag_is_one(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.ASubmittedFreezeAsync(portal.Johanna());

        portal.Database.ShouldRefuse("UPDATE request_targets SET normal = 'same'", engine == Engine.Sqlite ? "UNIQUE" : "a_target_stands_once");
        portal.Database.ShouldRefuse("UPDATE request_targets SET tag = 4294967296", "tag");
        portal.Database.ShouldRefuse("UPDATE request_targets SET tag = -1", "tag");
        portal.Database.ShouldRefuse("UPDATE request_targets SET line = 0 WHERE line = 1", "line");
        portal.Database.Run("UPDATE request_targets SET normal = 'same', tag = line").ShouldBe(2, "another tag is another customer");
    }

    [Theory, EveryEngine]
    public async Task People_belong_where_their_role_says(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);

        portal.Database.ShouldRefuse("UPDATE accounts SET agency = NULL WHERE role = 'Officer'", "agency_people_have_an_agency");
        portal.Database.ShouldRefuse("UPDATE accounts SET role = 'Investigator' WHERE role = 'Officer'", "agency_people_have_an_agency");
        portal.Database.ShouldRefuse("UPDATE accounts SET team = 'europe' WHERE role = 'Officer'", "only_desk_people_have_a_team");
        portal.Database.ShouldRefuse("UPDATE agencies SET country = 'AUT'", "country");
    }

    [Theory, EveryEngine]
    public async Task What_is_pointed_at_stays(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await portal.ASubmittedFreezeAsync(portal.Johanna());
        var because = engine == Engine.Sqlite ? "FOREIGN KEY" : "foreign key";

        foreach (var table in new[] { "documents", "accounts", "agencies", "requests" })
            portal.Database.ShouldRefuse($"DELETE FROM {table}", because);
        portal.Database.ShouldRefuse("UPDATE requests SET instrument_document = @id", because, ("id", Guid.NewGuid()));
        portal.Database.ShouldRefuse("UPDATE requests SET officer = @id", "a request stays with the officer who sent it", ("id", Guid.NewGuid()));
    }
}
