using Portal.Application.Ledger;
using Portal.CrashHost;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Crashes;

/// <summary>A freeze with many targets, and what must be true of the holds that a stream ordered on them.</summary>
internal static class Orders
{
    /// <summary>A verified freeze with targets for so many holds.</summary>
    public static async Task<StreamErrand> PrepareAsync(TestPortal portal, int holds, string pragma = "")
    {
        var signe = portal.Person("Signe Lindqvist").AsActor();
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), signe);
        portal.Database.Run(
            $"""
            WITH RECURSIVE more(line) AS (SELECT {StreamErrand.FirstLine} UNION ALL SELECT line + 1 FROM more WHERE line < {StreamErrand.FirstLine + holds - 1})
            INSERT INTO request_targets (request, line, typed, family, normal, tag, confirmed)
            SELECT request, more.line, typed, family, 'target-' || more.line, tag, confirmed FROM request_targets AS first, more WHERE request = @id AND first.line = 1
            """, ("id", request.Value)).ShouldBe(holds);
        return new(portal.Database.Choice, request.Value, signe.Id.Value, signe.Team, holds - 1, pragma);
    }

    /// <summary>Everything that was said to be done is there once, at most the next one besides, each with its entry, its notice and its form.</summary>
    /// <returns>How many stand.</returns>
    public static async Task<int> CheckAsync(TestPortal portal, int said, string where)
    {
        if (portal.Database.Engine == Engine.Sqlite)
            portal.Database.List("PRAGMA integrity_check").ShouldBe(["ok"], where);
        var lines = portal.Database.List("SELECT line FROM holds ORDER BY line").Select(Convert.ToInt32).ToList();
        lines.ShouldBe(Enumerable.Range(StreamErrand.FirstLine, lines.Count), where);
        (lines.Count == said || lines.Count == said + 1).ShouldBeTrue($"{where}: {said} were said to be done, {lines.Count} stand");
        portal.Database.Count("ledger_entries WHERE event = 'holds.ordered'").ShouldBe(lines.Count, where);
        portal.Database.Count("outbox WHERE topic = 'hold-to-approve'").ShouldBe(lines.Count, where);
        portal.Database.Count("form_uses WHERE message = 'PlaceHold'").ShouldBe(lines.Count, where);
        var report = await portal.GetAsync(new VerifyLedger(), Actor.Portal);
        report.Fault.ShouldBeNull(where);
        report.Entries.ShouldBe(portal.Database.Count("ledger_entries"), where);
        return lines.Count;
    }
}
