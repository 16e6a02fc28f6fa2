using Microsoft.Extensions.Logging.Abstractions;
using Portal.Application.Packets;
using Portal.Packets.Typst;

namespace Portal.Packets.Tests.Typst;

/// <summary>Each document here is also exported as PDF/UA-1, so a missing title, heading or description fails the test.</summary>
public sealed class SetTests(PressFixture press) : IClassFixture<PressFixture>
{
    [PressTheory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("ja")]
    public async Task A_packet_says_that_it_is_an_accessible_archive_file(string language)
    {
        var file = new SetFile((await press.SetAsync(Letters.Of(language))).Pdf);

        file.Xmp.ShouldContain("<pdfaid:part>3</pdfaid:part>");
        file.Xmp.ShouldContain("<pdfaid:conformance>A</pdfaid:conformance>");
        file.Text.ShouldContain($"/Lang ({language})");
        file.Text.ShouldMatch(@"/MarkInfo\s*<<\s*/Marked true");
        file.Text.ShouldContain("/StructTreeRoot");
        file.Text.ShouldContain("/AF [");
        file.Text.Contains("/Direction /R2L").ShouldBe(language == "ar");
        file.Text.ShouldEndWith("%%EOF");
    }

    [PressTheory]
    [InlineData("en")]
    [InlineData("ar")]
    [InlineData("ja")]
    public async Task The_files_of_a_packet_are_in_it_byte_for_byte(string language)
    {
        var document = Letters.Of(language);
        var file = new SetFile((await press.SetAsync(document)).Pdf);

        foreach (var attached in document.Files)
        {
            file.Streams.ShouldContain(stream => stream.SequenceEqual(attached.Bytes));
            file.Text.ShouldContain($"/AFRelationship /{(attached.IsData ? "Data" : "Supplement")}");
            file.Text.ShouldContain($"/Subtype /{attached.MediaType.Replace("/", "#2F")}");
        }
    }

    [PressFact]
    public async Task The_same_contents_are_the_same_bytes_whoever_sets_them()
    {
        await using var other = new TypstWorkers(new(), TimeProvider.System, NullLogger<TypstWorkers>.Instance);
        foreach (var document in new[] { Letters.English, Letters.Arabic, Letters.Japanese })
        {
            var once = (await press.SetAsync(document)).Pdf;
            once.ShouldBe((await press.SetAsync(document)).Pdf);
            once.ShouldBe((await other.SetAsync(document, CancellationToken.None)).Value.Pdf);
        }
    }

    [PressFact]
    public async Task A_letter_of_another_minute_is_another_file() =>
        (await press.SetAsync(Letters.English)).Pdf.ShouldNotBe((await press.SetAsync(Letters.English with { CreatedAt = Letters.English.CreatedAt.AddMinutes(1) })).Pdf);

    [PressFact]
    public async Task A_long_table_goes_over_the_page_and_is_counted()
    {
        var set = await press.SetAsync(Letters.English);
        set.Pages.ShouldBe(2);
        new SetFile(set.Pdf).Text.ShouldMatch(@"/Type /Pages\s+/Count 2\b");
    }

    [PressTheory]
    [InlineData("en", 70.87)]
    [InlineData("ar", 291.97)]
    public async Task The_visible_seal_names_its_place_on_the_last_page(string language, double left)
    {
        var set = await press.SetAsync(Letters.Of(language));

        var box = set.Box.ShouldNotBeNull();
        box.Page.ShouldBe(set.Pages);
        box.X.ShouldBe(left, 0.1);
        box.Width.ShouldBe(232.44, 0.1);
        box.PageHeight.ShouldBe(841.89, 0.1);
        (box.Y + box.Height).ShouldBeLessThan(box.PageHeight - 76);
        box.Height.ShouldBeGreaterThan(30);
    }

    [PressFact]
    public async Task A_document_without_a_caption_has_no_visible_seal() => (await press.SetAsync(Letters.English with { SealCaption = [] })).Box.ShouldBeNull();

    [PressTheory]
    [InlineData("en", PacketTextKind.Words)]
    [InlineData("ar", PacketTextKind.Foreign)]
    [InlineData("ja", PacketTextKind.Code)]
    public async Task Hostile_text_comes_through_as_text(string language, PacketTextKind kind)
    {
        const string Words = "#panic() #read(\"secret\") ]*_$ <seal-box> @ref // /* `raw` ``` \"'\\u{41} \\ = Heading\n- item\t+ item\0\u0007\uFFFE\uFEFF 😀 \u202Eexe.fdp\u2066\u2029"
            + "a\u0301\u0301\u0301 م\u030A 語\u064E \u200D\u200E\u061C\u2060 \u00A0\u3000\u200B";
        var hostile = new PacketText(Words + (char)0xD83D + new string('م', 200) + " " + new string('語', 200) + " " + new string('W', 300), kind);

        var set = await press.SetAsync(Letters.Of(language) with
        {
            Title = Words,
            Confidentiality = "#x 😀",
            PageWord = "{page} #p {pages} {page",
            Sender = ["#s", "😀"],
            SealCaption = ["#c \u202E"],
            Sections = [new(Words, [new PacketBlock.Paragraph(hostile), new PacketBlock.Facts([(Words, hostile)]), new PacketBlock.Table([Words, "b"], [[hostile, "x"]], "#n")])],
        });

        set.Box.ShouldNotBeNull();
        new SetFile(set.Pdf).Title.ShouldStartWith("#panic() #read(\"secret\") ]*_$ <seal-box> @ref // /* `raw` ``` \"'\\u{41} \\ = Heading - item + item[U+0000][U+0007][U+FFFE][U+FEFF] [U+1F600] [U+202E]exe.fdp[U+2066] a\u0301");
    }

    [PressFact]
    public async Task Ten_thousand_signs_without_a_blank_stay_inside_the_page()
    {
        var one = await press.SetAsync(Letters.Saying(new string('W', 10)));
        var many = await press.SetAsync(Letters.Saying(new string('W', 10_000)));
        many.Pages.ShouldBeGreaterThan(one.Pages + 3);
    }

    [PressFact]
    public async Task Empty_texts_can_be_set()
    {
        var set = await press.SetAsync(Letters.English with
        {
            Sender = [],
            Confidentiality = "",
            PageWord = "",
            Files = [],
            Sections = [new("x", [new PacketBlock.Paragraph(""), new PacketBlock.Facts([]), new PacketBlock.Facts([("", default)]), new PacketBlock.Table(["a"], [], ""), new PacketBlock.Table(["a"], [[default]], "")])],
        });

        set.Pages.ShouldBe(1);
    }
}
