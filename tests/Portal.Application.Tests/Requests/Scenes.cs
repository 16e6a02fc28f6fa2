using Portal.Application.Policies;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Requests;

/// <summary>Scenes that are set without the commands that lead to them, where those are not what a test is about.</summary>
internal static class Scenes
{
    /// <summary>The request has had its final answer.</summary>
    public static void Answer(this TestPortal portal, RequestId id)
    {
        var now = portal.Stored();
        portal.Database.Run("UPDATE clocks SET stopped_at = @now, next_alarm_at = NULL WHERE request = @id AND stopped_at IS NULL", ("now", now), ("id", id.Value));
        portal.Database.Run("UPDATE requests SET state = 'Answered', first_answered_at = @now, answered_at = @now WHERE id = @id", ("now", now), ("id", id.Value)).ShouldBe(1);
    }

    /// <summary>An answer of Signe's in some state.</summary>
    public static void AddAnswer(this TestPortal portal, RequestId id, string state)
    {
        var (now, approved) = (portal.Stored(), state == "Approved");
        portal.Database.Run(
            "INSERT INTO answers (id, request, number, kind, state, language, words, code_list, revision, requester, prepared_by, prepared_at, escalation, return_reason, version, decided_by, decided_at, approved_revision) "
            + "VALUES (@id, @request, 1, 'Final', @state, 'en', '', '', 1, @officer, @signe, @now, '', '', 1, @helen, @decided, @revision)",
            ("id", Guid.NewGuid()), ("request", id.Value), ("state", state), ("officer", portal.Johanna().Id.Value), ("signe", portal.Signe().Id.Value), ("now", now),
            ("helen", approved ? portal.Person("Helen Park").Id.Value : DBNull.Value), ("decided", approved ? now : DBNull.Value), ("revision", approved ? 1 : DBNull.Value)).ShouldBe(1);
    }

    public static LegalRequest DataRequest(PolicyBook policies, DataScope scope)
    {
        var agency = Agency.Verified(new(Guid.NewGuid()), "Agency", "AT", AgencyKind.Police);
        var officer = Account.ForAgency(new(Guid.NewGuid()), "Officer", "", Role.Officer, agency.Id, "en");
        var asked = new DataApplication(
            new("1", "fraud", "", "It happened."), "EU", new("court-order", "1", "Court", new(2026, 11, 20), new(Guid.NewGuid())), scope, Urgency.Normal, "", "en",
            [new(1, "first", "Bitcoin", "first", tag: null, confirmed: false), new(3, "second", "Bitcoin", "second", tag: null, confirmed: false)]);
        var intake = new Intake(RequestReference.From(42), new('a', 64), policies.Routing, policies.Clocks, Guid.NewGuid, new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        return LegalRequest.SubmitData(new(Guid.NewGuid()), asked, new(officer, agency), intake).Value;
    }

    /// <summary>The portal's present as the engine stores it.</summary>
    private static object Stored(this TestPortal portal)
    {
        var now = portal.Time.GetUtcNow();
        return portal.Database.Engine switch
        {
            Engine.Sqlite => (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
            _ => now,
        };
    }
}
