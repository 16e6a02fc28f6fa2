using System.Text;
using Portal.Domain.Requests;
using Portal.Ledger;
using Portal.Testing;

namespace Portal.Application.Tests.Packets;

/// <summary>What the tests of packets look at.</summary>
internal static class Disclosed
{
    /// <summary>Names of the ledger's events of a request, in order.</summary>
    public static IReadOnlyList<string> Events(this TestPortal portal, RequestId request) =>
        [.. Entries(portal).Where(entry => entry.Subject == request.Value).Select(entry => entry.Event)];

    /// <summary>Facts of the last event of a name.</summary>
    public static Dictionary<string, string> FactsOf(this TestPortal portal, string name) =>
        Entries(portal).Last(entry => entry.Event == name).Facts.ToDictionary(fact => fact.Name, fact => fact.Value);

    /// <summary>The bytes of the last packet, as text.</summary>
    public static string PacketText(this TestPortal portal) =>
        Encoding.UTF8.GetString((byte[])portal.Database.List("SELECT c.bytes FROM packet_contents c JOIN packets p ON p.id = c.id ORDER BY p.sealed_at DESC")[0]);

    private static IEnumerable<LedgerEntry> Entries(TestPortal portal) =>
        portal.Database.List("SELECT bytes FROM ledger_entries ORDER BY sequence").Select(bytes => LedgerEntry.Parse((byte[])bytes));
}
