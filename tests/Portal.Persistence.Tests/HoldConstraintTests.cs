using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests;

/// <summary>What the law of holds says stands once more in the database.</summary>
public sealed class HoldConstraintTests
{
    [Theory, EveryEngine]
    public async Task Impossible_holds_cannot_be_stored(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var signe = portal.Person("Signe Lindqvist").AsActor();
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), signe);
        await portal.AHoldAsync(id, signe);
        var daniel = ("daniel", (object)portal.Person("Daniel Ferreira").Id.Value);

        foreach (var change in new[] { "line = 2", "basis = 'Provisional'", "asset = 'ETH'", "amount = '1'", "requester = ordered_by", "ordered_by = requester" })
            portal.Database.ShouldRefuse($"UPDATE holds SET {change}", "a hold stays as it was ordered");
        portal.Database.ShouldRefuse("UPDATE holds SET decided_by = ordered_by, decided_at = ordered_at", "a hold is decided by an approver");
        // What stands behind them is looked at with the triggers out of the way.
        foreach (var trigger in new[] { "holds_stay_as_ordered", "holds_are_decided_by_approvers" })
            portal.Database.Run($"DROP TRIGGER {trigger}{(engine == Engine.Sqlite ? "" : " ON holds")}");
        foreach (var (change, constraint) in new[]
        {
            ("decided_by = ordered_by, decided_at = ordered_at", "a_hold_takes_two_people"),
            ("decided_by = requester, decided_at = ordered_at", "a_hold_takes_two_people"),
            ("requester = ordered_by", "a_hold_takes_two_people"),
            ("state = 'Asked', next_try_at = ordered_at", "an_ordered_hold_was_approved"),
            ("state = 'Confirmed', placed_at = ordered_at", "an_ordered_hold_was_approved"),
            ("state = 'Unknown', next_try_at = ordered_at", "an_ordered_hold_was_approved"),
            ("state = 'Failed'", "an_ordered_hold_was_approved"),
            ("decided_by = @daniel", "a_decision_has_its_time"),
            ("decided_at = ordered_at", "a_decision_has_its_time"),
            ("state = 'Confirmed', decided_by = @daniel, decided_at = ordered_at", "what_is_placed_has_its_time"),
            ("placed_at = ordered_at", "what_is_placed_has_its_time"),
            ("state = 'Asked', decided_by = @daniel, decided_at = ordered_at", "what_is_asked_is_asked_again"),
            ("next_try_at = ordered_at", "what_is_asked_is_asked_again"),
            ("basis = 'Voluntary'", "basis"), ("tries = -1", "tries"),
            ("amount = '0'", "amount"), ("amount = '-1'", "amount"), ("amount = '1.5'", "amount"), ("amount = '01'", "amount"), ("amount = ''", "amount"), ("amount = '1e9'", "amount"),
        })
            portal.Database.ShouldRefuse($"UPDATE holds SET {change}", constraint, change.Contains('@') ? [daniel] : []);
        portal.Database.ShouldRefuse("UPDATE holds SET line = 3", engine == Engine.Sqlite ? "FOREIGN KEY" : "foreign key");
        portal.Database.ShouldRefuse("UPDATE holds SET ordered_by = @nobody", engine == Engine.Sqlite ? "FOREIGN KEY" : "foreign key", ("nobody", Guid.NewGuid()));
        portal.Database.ShouldRefuse("DELETE FROM request_targets", engine == Engine.Sqlite ? "FOREIGN KEY" : "foreign key");
        portal.Database.Run("UPDATE holds SET state = 'Asked', next_try_at = ordered_at, decided_by = @daniel, decided_at = ordered_at", daniel).ShouldBe(1, "what is possible is stored");
    }

    [Theory, EveryEngine]
    public async Task Two_holds_that_stand_on_one_target_cannot_be_stored(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), portal.Person("Signe Lindqvist").AsActor());
        portal.AConfirmedHold(id);
        var other = portal.AConfirmedHold(id, line: 2);
        (string, object)[] ids = [("other", other.Value)];
        // A line is changed here only to meet the index behind it.
        portal.Database.Run($"DROP TRIGGER holds_stay_as_ordered{(engine == Engine.Sqlite ? "" : " ON holds")}");
        // The embedded engine names the columns of a partial index, the server the index.
        var said = engine == Engine.Sqlite ? "holds.request, holds.line" : "one_hold_stands_on_a_target";

        foreach (var state in new[] { "state = 'Confirmed'", "state = 'AwaitingApproval', placed_at = NULL", "state = 'Asked', placed_at = NULL, next_try_at = ordered_at", "state = 'Unknown', placed_at = NULL, next_try_at = ordered_at" })
            portal.Database.ShouldRefuse($"UPDATE holds SET line = 1, {state} WHERE id = @other", said, ids);
        portal.Database.ShouldRefuse("UPDATE holds SET line = 1, state = 'Rejected', placed_at = NULL WHERE id = @other", "a_rejection_has_its_reason", ids);
        foreach (var (state, reason) in new[] { ("Failed", ""), ("Rejected", "Not covered.") })
            portal.Database.Run($"UPDATE holds SET line = 1, state = '{state}', reject_reason = '{reason}', placed_at = NULL WHERE id = @other", ids).ShouldBe(1);
        portal.Database.Count("holds WHERE line = 1").ShouldBe(2);
    }

    [Theory, EveryEngine]
    public async Task A_provisional_hold_needs_no_second_person_and_an_amount_of_any_size_comes_back_exactly(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var signe = portal.Person("Signe Lindqvist").AsActor();
        const string much = "123456789012345678901234567890.12345678";
        var id = await portal.AVerifiedFreezeAsync(portal.Johanna(), signe, answers =>
        {
            Given.Provisional(answers);
            answers["Amount"] = much;
        });

        await portal.AHoldAsync(id, signe, much);

        portal.Database.List("SELECT amount FROM holds").ShouldBe(["12345678901234567890123456789012345678"]);
        portal.Database.Run("UPDATE holds SET state = 'Confirmed', next_try_at = NULL, placed_at = ordered_at").ShouldBe(1);
    }
}
