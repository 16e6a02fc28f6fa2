using System.Security.Cryptography;
using Portal.Application.Packets;
using Portal.Domain;
using Portal.Packets.Seal;
using Portal.Packets.Typst;
using Portal.Packets.Verify;
using Portal.Testing.Time;

namespace Portal.Packets.Tests.Seal;

public sealed class PacketPressTests
{
    private static readonly PacketDocument s_document = new("en", false, Rendered.At, "LE-7K3D-92QX", "Answer", [], "", "", [], [], []);
    private static readonly Refusal s_refusal = new("packets.cannot-be-set");

    private readonly ManualTime _time = new(Rendered.At);
    private readonly SealChain _chain = Rendered.AChain();

    [Fact]
    public async Task A_pressed_packet_is_sealed_now_and_knows_both_its_hashes()
    {
        _time.Advance(TimeSpan.FromMinutes(5));

        var pressed = (await APress(new Typesetter()).PressAsync(s_document, default)).Value;

        pressed.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(pressed.Bytes)));
        pressed.UnsealedSha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Rendered.Pdf)));
        pressed.Pages.ShouldBe(1);
        var findings = PacketVerifier.Verify(pressed.Bytes, new(pressed.Sha256, _chain.AuthorityPem()));
        findings.Holds.ShouldBeTrue();
        findings.SealedAt.ShouldBe(Rendered.At.AddMinutes(5));
    }

    [Fact]
    public async Task What_cannot_be_set_is_not_sealed() =>
        (await APress(new Typesetter(s_refusal)).PressAsync(s_document, default)).Refusals.ShouldBe([s_refusal]);

    [Fact]
    public void A_typesetter_that_stands_still_stops_the_press() =>
        APress(new Typesetter(Standstill: s_refusal)).Standstill.ShouldBe(s_refusal);

    [Theory]
    [InlineData(-1)]
    [InlineData(5 * 366)]
    public async Task Nothing_is_sealed_with_a_certificate_that_is_out_of_date(int days)
    {
        var press = new PacketPress(new Typesetter(), new Key(_chain), new ManualTime(Rendered.At.AddDays(days)));

        press.Standstill.ShouldNotBeNull().Code.ShouldBe("packets.seal-out-of-date");
        (await press.PressAsync(s_document, default)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.seal-out-of-date");
    }

    [Fact]
    public async Task Without_a_key_the_press_stands_still_and_says_why()
    {
        var press = new PacketPress(new Typesetter(), new Key(null), _time);

        press.Standstill.ShouldNotBeNull().Code.ShouldBe("packets.seal-folder-incomplete");
        press.Seal.CertificateSha256.ShouldBeEmpty();
        (await press.PressAsync(s_document, default)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("packets.seal-folder-incomplete");
    }

    [Fact]
    public void The_press_names_who_seals()
    {
        APress(new Typesetter()).Standstill.ShouldBeNull();
        APress(new Typesetter()).Seal.ShouldBe(_chain.Identity);
    }

    private PacketPress APress(ITypesetter typesetter) => new(typesetter, new Key(_chain), _time);

    private sealed record Typesetter(Refusal? Refusal = null, Refusal? Standstill = null) : ITypesetter
    {
        public Task<Result<TypesetPacket>> SetAsync(PacketDocument document, CancellationToken cancellationToken) =>
            Task.FromResult<Result<TypesetPacket>>(Refusal is null ? new TypesetPacket(Rendered.Pdf, 1, Rendered.Box) : Refusal);
    }

    private sealed class Key(SealChain? chain) : ISealKey
    {
        public Result<SealChain> Open() => chain is null ? SealErrors.FolderIncomplete("seal", ["seal.pem"]) : chain;
    }
}
