using System.Security.Cryptography;
using Portal.Application.Documents;
using Portal.Application.Requests;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Documents;

public sealed class AttachDocumentTests
{
    private static readonly byte[] s_png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
    private static readonly byte[] s_jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    [Theory, EveryEngine]
    public async Task Pdf_png_and_jpeg_are_taken_by_their_first_bytes(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (officer, draft) = (portal.Johanna(), await BegunAsync(portal));

        foreach (var (bytes, mediaType, name) in new[] { (Given.Pdf, "application/pdf", "misnamed.exe.pdf"), (s_png, "image/png", "misnamed.exe.png"), (s_jpeg, "image/jpeg", "misnamed.exe.jpg") })
        {
            var id = await portal.GetAsync(new AttachDocument(draft, "misnamed.exe", bytes), officer);

            var file = await portal.GetAsync(new GetDocument(draft, id), officer);
            (file.FileName, file.MediaType).ShouldBe((name, mediaType));
            file.Bytes.ShouldBe(bytes);
            var shown = (await portal.GetAsync(new GetDraft(draft), officer)).Document.ShouldNotBeNull();
            (shown.Id, shown.Size, shown.Sha256).ShouldBe((id, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }
    }

    [Fact]
    public async Task What_is_empty_too_large_or_unknown_is_refused_and_the_earlier_file_stays()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (officer, draft) = (portal.Johanna(), await BegunAsync(portal));
        var kept = await portal.GetAsync(new AttachDocument(draft, "order.pdf", Given.Pdf), officer);
        var largest = new byte[AttachDocument.MaxBytes];
        Given.Pdf.CopyTo(largest, 0);

        foreach (var (bytes, code) in new (byte[], string)[]
        {
            ([], "documents.empty"), ([.. largest, 0], "documents.too-large"), ("<html>"u8.ToArray(), "documents.unknown-type"), (" %PDF-1.4"u8.ToArray(), "documents.unknown-type"),
            ("%PDF"u8.ToArray(), "documents.unknown-type"), ([0xFF, 0xD8], "documents.unknown-type"), ("MZ"u8.ToArray(), "documents.unknown-type"),
        })
            (await portal.SendAsync(new AttachDocument(draft, "x.pdf", bytes), officer)).Refusals.Said().ShouldBe([$"Document: {code}"]);

        (await portal.GetAsync(new GetDraft(draft), officer)).Document!.Id.ShouldBe(kept);
        (await portal.SendAsync(new AttachDocument(draft, "x.pdf", largest), officer)).Succeeded.ShouldBeTrue("ten megabytes are the limit, not beyond it");
    }

    public static TheoryData<string, string> Names => new()
    {
        { "order.pdf", "order.pdf" }, { @"D:\orders\order.pdf", "order.pdf" }, { "../../etc/passwd", "passwd.pdf" }, { "/", "document.pdf" }, { "", "document.pdf" }, { "  ", "document.pdf" },
        { "order.hta", "order.hta.pdf" }, { "order.pdf.", "order.pdf" }, { "..", "document.pdf" }, { "ORDER.PDF", "ORDER.PDF" }, { ".pdf", ".pdf.pdf" },
        { "a\0b\nc\u202Efdp.exe", "abcfdp.exe.pdf" }, { "\u2066قرار.pdf\u2069", "قرار.pdf" }, { "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645.pdf", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645.pdf" }, { "KR\u200C8.pdf", "KR8.pdf" }, { new string('x', 200) + ".pdf", new string('x', 116) + ".pdf" },
        { string.Concat(Enumerable.Repeat("😀", 100)) + "x.pdf", string.Concat(Enumerable.Repeat("😀", 57)) + "x.pdf" },
    };

    [Theory, MemberData(nameof(Names))]
    public async Task A_file_name_is_shown_without_path_controls_or_length_and_ends_as_what_it_is(string typed, string shown)
    {
        await using var portal = await TestPortal.StartAsync(PostgreSqlWhereItIs);
        var draft = await BegunAsync(portal);

        await portal.GetAsync(new AttachDocument(draft, typed, Given.Pdf), portal.Johanna());

        (await portal.GetAsync(new GetDraft(draft), portal.Johanna())).Document!.FileName.ShouldBe(shown);
    }

    [Theory, EveryEngine]
    public async Task A_later_upload_takes_the_place_of_the_earlier_one(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (officer, draft) = (portal.Johanna(), await BegunAsync(portal));
        var first = await portal.GetAsync(new AttachDocument(draft, "first.pdf", Given.Pdf), officer);

        var second = await portal.GetAsync(new AttachDocument(draft, "second.png", s_png), officer);

        second.ShouldNotBe(first);
        (portal.Database.Count("documents"), portal.Database.Count("document_contents")).ShouldBe((1, 1));
        (await portal.SendAsync(new GetDocument(draft, first), officer)).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.GetAsync(new GetDraft(draft), officer)).Typed["Document"].ShouldBe(second.ToString());
    }

    [Theory, EveryEngine]
    public async Task The_same_file_twice_is_one_even_at_once(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var draft = await BegunAsync(portal);

        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => portal.GetAsync(new AttachDocument(draft, "order.pdf", Given.Pdf), portal.Johanna())));

        ids.Distinct().ShouldHaveSingleItem();
        (portal.Database.Count("documents"), portal.Database.Count("document_contents")).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_document_is_found_under_its_own_request_only()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var (officer, mine) = (portal.Johanna(), await BegunAsync(portal));
        var other = await portal.ADraftAsync(portal.Person("Lukas Beispiel").AsActor());
        var foreign = Guid.Parse((string)portal.Database.List("SELECT id FROM documents WHERE request = @id", ("id", other.Value))[0]);

        (await portal.SendAsync(new GetDocument(mine, new(foreign)), officer)).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new GetDocument(other, new(foreign)), officer)).Refusals.ShouldBe([RequestErrors.NotFound]);
    }

    /// <summary>PostgreSQL refuses text that SQLite would take.</summary>
    private static Engine PostgreSqlWhereItIs => new EveryEngineAttribute().GetData(null!).Select(row => (Engine)row[0]).Last();

    private static async Task<RequestId> BegunAsync(TestPortal portal) =>
        await portal.GetAsync(new StartDraft(new(Guid.NewGuid()), RequestKind.Freeze), portal.Johanna());
}
