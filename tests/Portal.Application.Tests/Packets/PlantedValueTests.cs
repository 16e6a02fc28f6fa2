using Portal.Application.Packets;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Packets;

public sealed class PlantedValueTests
{
    private const string Head = "target,account_id,note\n";

    [Theory, EveryEngine]
    public async Task What_was_returned_withheld_or_said_among_the_desk_is_in_no_byte_of_the_packet(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var request = await portal.AReviewedRequestAsync();
        var answer = await portal.AnApprovedAnswerAsync(request, language: "ja", write: draft =>
        {
            draft.Find(new Finding(1, Outcome.Produced), new Finding(2, Outcome.Withheld, "privilege"));
            draft.Withhold("ip-logs", "legal-process-too-low");
            draft.AddFile("trades", $"{Head}{Given.FirstAddress},A-1,WANTED\n{Given.SecondAddress},A-2,PLANTED-ROW\n");
            draft.AddFile("ip-logs", $"{Head}{Given.FirstAddress},A-1,PLANTED-CATEGORY\n");
            draft.Write("PLANTED-EARLIER-WORDS");
        });
        await portal.ReturnAsync(answer, "PLANTED-RETURN-REASON");
        await portal.RewriteAsync(answer, "記録を添付します。");
        await portal.ApproveAgainAsync(answer);

        await portal.GetAsync(new PressPackets(), Actor.Portal);

        var packet = portal.PacketText();
        packet.ShouldContain("WANTED");
        packet.ShouldContain("記録を添付します。");
        packet.ShouldNotContain("PLANTED");
        packet.ShouldNotContain("Lindqvist", Case.Insensitive, "the desk's people are named by their role");
        packet.ShouldNotContain("Ferreira");
        packet.ShouldNotContain("The victim paid", Case.Insensitive, "the narrative is the officer's");
        packet.ShouldContain("宛先: Landespolizei Musterland, Cyberkriminalität");
        packet.ShouldContain("Bezirksinspektorin Johanna Muster");
        var page = await portal.GetAsync(new GetMyAnswer(request, answer), portal.Johanna());
        page.Contents!.Findings.Select(finding => (finding.Line, finding.Outcome, finding.Code)).ShouldBe([(1, Outcome.Produced, ""), (2, Outcome.Withheld, "privilege")]);
        page.Contents.Files.Select(file => (file.Name, file.Rows)).ShouldBe([("findings.csv", 2), ("trades.csv", 1)]);
        page.Contents.Withheld.ShouldBe([("ip-logs", "legal-process-too-low")]);
        page.Contents.Words.ShouldBe("記録を添付します。");
    }

    [Fact]
    public async Task A_packet_made_twice_is_the_same_before_its_seal_whatever_happened_meanwhile()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var request = await portal.AReviewedRequestAsync();
        await portal.AnApprovedAnswerAsync(request);
        portal.Press.Meanwhile = () => throw new InvalidOperationException("the program ends here");
        await portal.GetAsync(new PressPackets(), Actor.Portal);
        portal.Press.Meanwhile = () => Task.CompletedTask;
        portal.Time.Advance(TimeSpan.FromHours(5));
        await portal.GetAsync(new Application.Clocks.RaiseDueAlarms(), Actor.Portal);

        (await portal.Restart().GetAsync(new PressPackets(), Actor.Portal)).Pressed.ShouldBe(1);

        FakePress.Text(portal.Press.Documents[^1]).ShouldBe(FakePress.Text(portal.Press.Documents[0]));
        FakePress.Text(portal.Press.Documents[0]).ShouldContain("Officer, agency and instrument verified | Investigator");
    }
}
