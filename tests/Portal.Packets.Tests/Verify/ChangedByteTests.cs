using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Portal.Packets.Seal;
using Portal.Packets.Tests.Seal;
using Portal.Packets.Verify;
using Portal.Testing;
using Xunit.Abstractions;

namespace Portal.Packets.Tests.Verify;

/// <summary>What a change costs. The verifier writes the seal's revision and the signature's encoding anew and compares, so that
/// even what the signature does not cover has one spelling.</summary>
public sealed class ChangedByteTests(ITestOutputHelper output)
{
    private static readonly SealChain s_chain = Rendered.AChain();
    private static readonly byte[] s_packet = s_chain.Sealed();
    private static readonly string s_hash = Convert.ToHexStringLower(SHA256.HashData(s_packet));

    [Fact]
    public void No_changed_byte_of_a_sealed_packet_survives_even_when_nothing_is_known_from_elsewhere()
    {
        PacketVerifier.Verify(s_packet, new()).Holds.ShouldBeTrue();

        var tries = Offsets().SelectMany(at => Masks(at).Select(mask => (at, mask))).ToList();
        var survivors = tries.AsParallel().Where(change => PacketVerifier.Verify(Changed(change.at, change.mask), new()).Holds).ToList();

        output.WriteLine($"{tries.Count} changes, {survivors.Count} unseen");
        survivors.ShouldBeEmpty();
    }

    [Fact]
    public void Every_changed_byte_has_another_hash_than_expected()
    {
        for (var at = 0; at < s_packet.Length; at += Sizes.Of(quick: 997, full: 37))
            PacketVerifier.Verify(Changed(at, 0x01), new(s_hash)).ShouldFail(PacketCheck.FileHash, "another SHA-256");
    }

    [Fact]
    public void No_byte_can_be_taken_out_or_put_in()
    {
        for (var at = 0; at <= s_packet.Length; at += Sizes.Of(quick: 499, full: 37))
        {
            PacketVerifier.Verify([.. s_packet[..at], .. s_packet[Math.Min(at + 1, s_packet.Length)..]], new()).Holds.ShouldBe(at == s_packet.Length);
            PacketVerifier.Verify([.. s_packet[..at], 0x30, .. s_packet[at..]], new()).Holds.ShouldBeFalse();
        }
    }

    /// <summary>For a signature (r, s) over P-256 anybody can write (r, n - s), which holds as well. It says the same about the same
    /// contents, and the expected hash tells it apart: the one change that is known to be seen by the hash alone.</summary>
    [Fact]
    public void The_twin_of_an_elliptic_signature_is_seen_by_the_hash_alone()
    {
        var order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var text = Encoding.Latin1.GetString(s_packet);
        var end = text.LastIndexOf("> >>\nendobj", StringComparison.Ordinal);
        var gap = text.LastIndexOf("/Contents <", end, StringComparison.Ordinal) + "/Contents <".Length;
        var room = Convert.FromHexString(text[gap..end]);
        System.Formats.Asn1.AsnDecoder.ReadEncodedValue(room, System.Formats.Asn1.AsnEncodingRules.DER, out _, out _, out var length);
        var cms = SealCms.Read(room.AsMemory(0, length));
        var pair = new System.Formats.Asn1.AsnReader(cms.Signature, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(pair.ReadInteger());
            writer.WriteInteger(order - pair.ReadInteger());
        }

        var twin = s_packet.ToArray();
        var digits = Convert.ToHexStringLower(CmsForm.Write(cms with { Signature = writer.Encode() }, cms.Signer!)).PadRight(2 * SealRevision.Room, '0');
        Encoding.ASCII.GetBytes(digits, twin.AsSpan(gap));

        twin.ShouldNotBe(s_packet);
        PacketVerifier.Verify(twin, new(AuthorityPem: s_chain.AuthorityPem())).Holds.ShouldBeTrue();
        PacketVerifier.Verify(twin, new(s_hash)).ShouldFail(PacketCheck.FileHash, "another SHA-256");
    }

    [Fact]
    public void Whatever_bytes_it_is_given_the_verifier_answers()
    {
        var chance = new Random(20261125);
        for (var i = 0; i < Sizes.Of(quick: 2000, full: 50_000); i++)
            PacketVerifier.Verify(Mangled(chance, s_packet), new(AuthorityPem: s_chain.AuthorityPem())).Holds.ShouldBeFalse();
    }

    [Fact]
    public void Whatever_is_sealed_the_sealer_and_the_verifier_answer()
    {
        var chance = new Random(20261126);
        var unsealed = 0;
        for (var i = 0; i < Sizes.Of(quick: 500, full: 20_000); i++)
        {
            var outcome = PdfSeal.Seal(Mangled(chance, Rendered.Pdf), Rendered.Box, Rendered.At, s_chain);
            if (outcome.Succeeded)
                PacketVerifier.Verify(outcome.Value, new()).Of(PacketCheck.Signature).Verdict.ShouldBe(PacketVerdict.Passed);
            else
                unsealed++;
        }

        unsealed.ShouldBeInRange(1, Sizes.Of(quick: 499, full: 19_999), "Some of the files should be sealed and some refused, or little was tried.");
    }

    /// <summary>Cut, overwritten with noise or with the file's own bytes, or both; never what it was.</summary>
    private static byte[] Mangled(Random chance, byte[] original)
    {
        var bytes = original.ToArray();
        for (var left = chance.Next(1, 8); left > 0; left--)
        {
            var (from, to, count) = (chance.Next(bytes.Length), chance.Next(bytes.Length), chance.Next(1, 64));
            count = Math.Min(count, bytes.Length - Math.Max(from, to));
            if (chance.Next(2) == 0)
                chance.NextBytes(bytes.AsSpan(to, count));
            else
                bytes.AsSpan(from, count).CopyTo(bytes.AsSpan(to));
        }

        bytes = chance.Next(4) == 0 ? bytes[..chance.Next(bytes.Length)] : bytes;
        return bytes.AsSpan().SequenceEqual(original) ? [] : bytes;
    }

    /// <summary>Every 37th byte, and every byte of the frame and of the seal's revision but its padding.</summary>
    private static IEnumerable<int> Offsets()
    {
        var text = Encoding.Latin1.GetString(s_packet);
        var padding = text.IndexOf(new string('0', 4096), StringComparison.Ordinal);
        var tail = text.LastIndexOf("> >>\nendobj", StringComparison.Ordinal);
        return Enumerable.Range(0, s_packet.Length).Where(at => Sizes.Full || at % 37 == 0 || at < 16 || (at >= Rendered.Pdf.Length - 64 && at < padding) || at > tail - 16);
    }

    /// <summary>The lowest bit; of some letters also the bit that makes them capitals.</summary>
    private static byte[] Masks(int at) => Sizes.Full || (at % 5 == 0 && char.IsAsciiLetter((char)s_packet[at])) ? [0x01, 0x20] : [0x01];

    private static byte[] Changed(int at, byte mask)
    {
        var bytes = s_packet.ToArray();
        bytes[at] ^= mask;
        return bytes;
    }
}
