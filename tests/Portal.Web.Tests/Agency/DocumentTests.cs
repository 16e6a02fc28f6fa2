using System.Text.RegularExpressions;
using Portal.Application.Documents;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Agency;

public sealed class DocumentTests
{
    [Theory, EveryEngine]
    public async Task The_uploaded_document_is_named_and_can_be_saved_again(Engine engine)
    {
        await using var officer = await Applicant.BeginningAsync(engine);

        var sent = await officer.Wire.UploadAsync(officer.Step("document"), "../../قرار <b>.pdf", Given.Pdf);

        sent.Location.ShouldBe(officer.Step("addresses"));
        (await officer.OpenAsync("document")).Text.ShouldContain("Uploaded: \u2068قرار <b>.pdf\u2069, 15 bytes");
        var file = await officer.Wire.GetAsync(await LinkAsync(officer));
        file.Status.ShouldBe(200);
        file.Raw.ShouldBe("%PDF-1.4\n%%EOF\n");
        file.Headers["Content-Type"].ShouldBe("application/pdf");
        file.Headers["Content-Disposition"].ShouldStartWith("attachment;");
        file.Headers["Content-Security-Policy"].ShouldBe("sandbox; default-src 'none'");
        file.Headers["Cache-Control"].ShouldBe("no-store");
    }

    [Theory, EveryEngine]
    public async Task A_later_upload_takes_the_place_of_the_earlier_one(Engine engine)
    {
        await using var officer = await Applicant.ReadyAsync(engine);
        var earlier = await LinkAsync(officer);

        await officer.Wire.UploadAsync(officer.Step("document"), "better.pdf", "%PDF-1.7\nbetter\n"u8.ToArray());

        (await officer.Wire.GetAsync(await LinkAsync(officer))).Raw.ShouldContain("better");
        (await officer.Wire.GetAsync(earlier)).Status.ShouldBe(404);
        officer.Factory.Portal.Database.Count("documents").ShouldBe(1);
        officer.Factory.Portal.Database.Count("document_contents").ShouldBe(1);
    }

    [Fact]
    public async Task An_upload_that_is_refused_leaves_the_earlier_one_in_place()
    {
        await using var officer = await Applicant.ReadyAsync();
        var before = await officer.StoredAsync("Document");

        (await officer.Wire.UploadAsync(officer.Step("document"), "empty.pdf", [])).ShouldBlame("Document", "The file is empty");
        (await officer.Wire.UploadAsync(officer.Step("document"), "order.pdf", "MZ, no PDF"u8.ToArray())).ShouldBlame("Document", "This file is not a PDF, PNG or JPEG");
        (await officer.Wire.UploadAsync(officer.Step("document"), "large.pdf", Large(1))).ShouldBlame("Document", "The file is larger than 10 MB");
        var later = await officer.Wire.UploadAsync(officer.Step("document"), "page.html", "<html>"u8.ToArray(), ("action", "later"));

        later.ShouldBlame("Document", "This file is not a PDF, PNG or JPEG");
        later.Text.ShouldContain("Uploaded: order.pdf");
        (await officer.StoredAsync("Document")).ShouldBe(before);
    }

    [Theory, EveryEngine]
    public async Task The_largest_file_that_is_allowed_is_taken(Engine engine)
    {
        await using var officer = await Applicant.BeginningAsync(engine);

        (await officer.Wire.UploadAsync(officer.Step("document"), "large.pdf", Large(0))).Location.ShouldBe(officer.Step("addresses"));
    }

    [Fact]
    public async Task Going_on_without_a_new_file_keeps_the_one_that_is_there()
    {
        await using var officer = await Applicant.ReadyAsync();
        var before = await officer.StoredAsync("Document");

        // A browser sends an unused file box as a part without a name and without bytes.
        using var form = new MultipartFormDataContent
        {
            { new StringContent(officer.Wire.Token!), "__RequestVerificationToken" },
            { new ByteArrayContent([]), "Document", "\"\"" },
        };
        var sent = await officer.Wire.SendAsync(HttpMethod.Post, officer.Step("document"), form);

        sent.Location.ShouldBe(officer.Step("addresses"), sent.Text);
        (await officer.StoredAsync("Document")).ShouldBe(before);
    }

    private static byte[] Large(int more)
    {
        var bytes = new byte[AttachDocument.MaxBytes + more];
        "%PDF-"u8.CopyTo(bytes);
        return bytes;
    }

    private static async Task<string> LinkAsync(Applicant officer) =>
        Regex.Match((await officer.Wire.GetAsync($"{officer.Root}/check")).Raw, "href=\"(/agency/requests/[^\"]+/documents/[^\"]+)\"").Groups[1].Value;
}
