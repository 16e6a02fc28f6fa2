using Portal.Application.Packets;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Packets;

public sealed class ReceiptTests
{
    [Theory, EveryEngine]
    public async Task The_receipts_of_all_packets_cost_as_much_as_those_of_one_and_stand_newest_first_with_theirs(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        using var statements = new StatementCount(portal.Database);
        await FetchedAsync(portal, request, "192.0.2.1", "192.0.2.2");
        await portal.GetAsync(new ListPackets(request), portal.Signe()); // what is kept for long is asked for once
        var one = await statements.OfAsync(() => portal.GetAsync(new ListPackets(request), portal.Signe()));
        await FetchedAsync(portal, request, "192.0.2.3");
        await FetchedAsync(portal, request);
        await FetchedAsync(portal, request, "192.0.2.4", "192.0.2.5", "192.0.2.6");

        PacketList? shown = null;
        var four = await statements.OfAsync(async () => shown = await portal.GetAsync(new ListPackets(request), portal.Signe()));

        four.Count.ShouldBe(one.Count, string.Join("\n--\n", four));
        shown!.Packets.Select(packet => string.Join(' ', packet.Receipts.Select(receipt => receipt.From)))
            .ShouldBe(["192.0.2.6 192.0.2.5 192.0.2.4", "", "192.0.2.3", "192.0.2.2 192.0.2.1"]);
        shown.Packets.SelectMany(packet => packet.Receipts).ShouldAllBe(receipt => receipt.By == "Johanna Muster");
    }

    private static async Task<AnswerId> FetchedAsync(TestPortal portal, RequestId request, params string[] from)
    {
        var answer = await portal.ADisclosedAnswerAsync(request, AnswerKind.Interim);
        foreach (var address in from)
        {
            portal.Time.Advance(TimeSpan.FromMinutes(1));
            await portal.GetAsync(new FetchPacket(request, answer, address), portal.Present("Johanna Muster"));
        }

        return answer;
    }
}
