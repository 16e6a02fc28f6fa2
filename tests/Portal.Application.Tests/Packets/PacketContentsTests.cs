using System.Text;
using System.Text.Json;
using Portal.Application.Packets;
using Portal.Application.Packets.Contents;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Testing;

namespace Portal.Application.Tests.Packets;

public sealed class PacketContentsTests
{
    private static readonly PacketTexts s_texts = PacketTexts.Load();
    private static readonly SealIdentity s_seal = new("CN=Docket test seal", new string('a', 64), new string('b', 64), SelfMade: true);
    private static readonly DateTimeOffset s_day = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", false, "Answer 2 to request LE-7K3D-92QX", "Page {page} of {pages}")]
    [InlineData("ar", true, "الرد 2 على الطلب LE-7K3D-92QX", "صفحة {page} من {pages}")]
    [InlineData("ja", false, "照会 LE-7K3D-92QX への回答（第2回）", "{page} / {pages} ページ")]
    [InlineData("de", false, "Answer 2 to request LE-7K3D-92QX", "Page {page} of {pages}")]
    public void A_packet_speaks_the_language_of_its_answer(string language, bool rightToLeft, string title, string page)
    {
        var document = Of(Material(language)).Document;

        (document.Title, document.PageWord, document.RightToLeft, document.CreatedAt).ShouldBe((title, page, rightToLeft, s_day));
        var text = FakePress.Text(document);
        text.ShouldNotContain('⟦', "every sentence is there");
        text.ShouldContain("KR-2026/118");
        text.ShouldContain("青葉県検察庁");
    }

    [Fact]
    public void The_same_material_is_the_same_document_byte_for_byte() =>
        FakePress.Text(Of(Material("ar")).Document).ShouldBe(FakePress.Text(Of(Material("ar")).Document));

    [Fact]
    public void What_is_withheld_is_in_no_byte()
    {
        const string Rows = "target,account_id,note\n{0},A-1,\"produced, \"\"kept\"\"\nas it is\"\n{1},A-2,PLANTED-ROW\n{2},A-3,PLANTED-OTHER\n";
        var csv = Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, Rows, Given.FirstAddress, Given.SecondAddress, "rTagged"));
        var material = Material("en") with
        {
            Withheld = [("ip-logs", "legal-process-too-low")],
            Files = [("ip-logs", Encoding.UTF8.GetBytes($"target,ip\n{Given.FirstAddress},PLANTED-FILE\n")), ("trades", csv), ("contact", Encoding.UTF8.GetBytes($"target,email\n{Given.SecondAddress},PLANTED-MAIL\n"))],
        };

        var document = Of(material).Document;

        FakePress.Text(document).ShouldNotContain("PLANTED");
        document.Files.Select(file => file.Name).ShouldBe(["findings.csv", "trades.csv", "manifest.json"], "a file with nothing left is left out");
        Encoding.UTF8.GetString(document.Files[1].Bytes).ShouldBe($"target,account_id,note\n{Given.FirstAddress},A-1,\"produced, \"\"kept\"\"\nas it is\"\n");
    }

    [Fact]
    public void Of_targets_that_differ_in_their_tag_alone_only_the_produced_ones_rows_leave()
    {
        var tagged = new[] { new TargetLine(1, "Xrpl", "rTagged", 1, false), new TargetLine(2, "Xrpl", "rTagged", 2, false), new TargetLine(3, "Xrpl", "rTagged", null, false) };
        var document = Of(Material("en") with
        {
            Targets = tagged,
            Files = [("trades", Encoding.UTF8.GetBytes("target,account_id\nrTagged?dt=1,A-1\nrTagged?dt=2,A-2\nrTagged?dt=12,A-4\nrTagged,A-3\n"))],
            Findings = [new(tagged[0], Outcome.Produced, "", null), new(tagged[1], Outcome.Withheld, "privilege", null), new(tagged[2], Outcome.NothingHeld, "", null)],
        }).Document;

        Encoding.UTF8.GetString(document.Files.Single(file => file.Name == "trades.csv").Bytes).ShouldBe("target,account_id\nrTagged?dt=1,A-1\n");
    }

    [Fact]
    public void The_manifest_names_every_embedded_file_but_itself_with_its_hash_in_one_form()
    {
        var (document, manifest) = Of(Material("en"));

        var text = Encoding.UTF8.GetString(manifest);
        text.ShouldStartWith(
            $$"""{"format":"docket-manifest/1","reference":"LE-7K3D-92QX","answer":2,"kind":"Final","language":"en","created":"2026-11-24T09:00:00Z","entity":"Docket Demo Exchange Europe GmbH","agency":"青葉県検察庁 サイバー班","targets":[{"line":1,"family":"Bitcoin","value":"{{Given.FirstAddress}}","outcome":"Produced","code":""},{"line":2,""");
        using var json = JsonDocument.Parse(manifest);
        json.RootElement.GetProperty("files").EnumerateArray().Select(file => (file.GetProperty("name").GetString(), file.GetProperty("sha256").GetString(), file.GetProperty("size").GetInt32()))
            .ShouldBe(document.Files.SkipLast(1).Select(file => ((string?)file.Name, (string?)Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Bytes)), file.Bytes.Length)));
        document.Files[^1].Bytes.ShouldBe(manifest);
        document.Files.ShouldAllBe(file => System.Text.RegularExpressions.Regex.IsMatch(file.Name, "^[a-z0-9-]+\\.[a-z]+$"));
    }

    [Fact]
    public void A_long_schedule_is_printed_up_to_200_rows_and_whole_in_the_file()
    {
        var targets = Enumerable.Range(1, 5000).Select(line => new TargetLine(line, "Evm", $"0x{line:x40}", null, false)).ToList();
        var document = Of(Material("en") with { Targets = targets, Findings = targets.ConvertAll(target => new PacketFinding(target, Outcome.NothingHeld, "", null)) }).Document;

        var table = Tables(document, "Findings").ShouldHaveSingleItem();
        (table.Rows.Count, table.Note).ShouldBe((200, "The first 200 of 5,000 lines are printed here. All of them are in the embedded file findings.csv."));
        Encoding.UTF8.GetString(document.Files[0].Bytes).Split('\n').Length.ShouldBe(5002);
    }

    [Fact]
    public void A_hold_is_told_with_amount_asset_term_and_the_operators_reference()
    {
        var held = new PacketHold("1.5", "BTC", s_day, s_day.AddDays(30), "OP-77, \"b\"");
        var document = Of(Material("en") with { Findings = [new(Material("en").Targets[0], Outcome.Held, "", held)] }).Document;

        Tables(document, "Findings")[0].Rows[0][3].Text.ShouldBe("1.5 BTC held until 24 Dec 2026, 09:00 UTC");
        Tables(document, "Holds")[0].Rows[0].Select(cell => cell.Text).ShouldBe(["1", "1.5 BTC", "24 Nov 2026, 09:00 UTC", "24 Dec 2026, 09:00 UTC", "OP-77, \"b\""]);
        Encoding.UTF8.GetString(document.Files[0].Bytes).ShouldContain($"1,Bitcoin,{Given.FirstAddress},,Held,,1.5,BTC,2026-11-24T09:00:00Z,2026-12-24T09:00:00Z,\"OP-77, \"\"b\"\"\"\n");
    }

    [Fact]
    public void A_self_made_authority_and_a_missing_time_stamp_are_said_plainly()
    {
        var text = FakePress.Text(Of(Material("en")).Document);

        text.ShouldContain("The authority of this seal is the operator’s own.");
        text.ShouldContain("No time-stamp authority vouches for the time of sealing");
        text.ShouldContain("portal verify packet");
        FakePress.Text(new PacketContents(s_texts).Of(Material("en"), s_seal with { SelfMade = false }).Document).ShouldNotContain("is the operator’s own");
    }

    private static (PacketDocument Document, byte[] Manifest) Of(PacketMaterial material) => new PacketContents(s_texts).Of(material, s_seal);

    private static IReadOnlyList<PacketBlock.Table> Tables(PacketDocument document, string heading) =>
        [.. document.Sections.Single(section => section.Heading == heading).Blocks.OfType<PacketBlock.Table>()];

    private static PacketMaterial Material(string language)
    {
        TargetLine[] targets = [new(1, "Bitcoin", Given.FirstAddress, null, false), new(2, "Bitcoin", Given.SecondAddress, null, false), new(3, "Xrpl", "rTagged", 42, false)];
        return new(
            new("LE-7K3D-92QX", RequestKind.Freeze, "青葉県検察庁 サイバー班", "検察事務官 見本 花子", "KR-2026/118",
                new("court-freezing-order", "12 HR 44/26", "Landesgericht Musterstadt", new(2026, 11, 20), default), "Docket Demo Exchange Europe GmbH", "AT", s_day.AddDays(-2)),
            new(2, AnswerKind.Final, language, "One account was found.", [], s_day))
        {
            Targets = targets,
            Findings = [new(targets[0], Outcome.Produced, "", null), new(targets[1], Outcome.Withheld, "privilege", null), new(targets[2], Outcome.NothingHeld, "", null)],
            Files = [("trades", Encoding.UTF8.GetBytes($"target,account_id\n{Given.FirstAddress},A-1\n")), ("trades", Encoding.UTF8.GetBytes($"target,account_id\n{Given.FirstAddress},A-2\n"))],
            Custody = [new(7, s_day, "requests.claimed", "Investigator", null), new(9, s_day, "requests.freeze-submitted", "Officer", "見本 花子")],
        };
    }
}
