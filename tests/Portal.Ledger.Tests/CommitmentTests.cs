using System.Security.Cryptography;
using System.Text;

namespace Portal.Ledger.Tests;

public sealed class CommitmentTests
{
    private static readonly byte[] Salt = Convert.FromHexString("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    private static readonly LedgerCommitment Address = Commitment.Of("address", "192.0.2.7", Salt);

    private static LedgerEntry Committing(params LedgerCommitment[] commitments) => Logs.Entry(7) with { Committed = commitments };

    [Fact]
    public void A_commitment_is_the_hash_of_2_salt_and_value()
    {
        // printf '02000102…1f3139322e302e322e37' | xxd -r -p | sha256sum
        Address.ShouldBe(new LedgerCommitment("address", "7ce3fa9ee3f9aa3d87a7f97f30b90e3323a7fb578ff23f7ba9408761e6ca6e60"));
        Address.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData([2, .. Salt, .. "192.0.2.7"u8])));
    }

    [Fact]
    public void It_opens_with_its_value_and_salt_alone()
    {
        Commitment.Opens(Address, "192.0.2.7", Salt).ShouldBeTrue();
        Commitment.Opens(Address, "192.0.2.8", Salt).ShouldBeFalse();
        Commitment.Opens(Address, "", Salt).ShouldBeFalse();
        Commitment.Opens(Address, "192.0.2.7\ud83d", Salt).ShouldBeFalse();
        Commitment.Opens(Address, "192.0.2.7", Salt.AsSpan(0, 31)).ShouldBeFalse();
        Commitment.Opens(Address, "192.0.2.7", []).ShouldBeFalse();
        Commitment.Opens(Address with { Sha256 = Address.Sha256.ToUpperInvariant() }, "192.0.2.7", Salt).ShouldBeFalse();
        for (var bit = 0; bit < 256; bit++)
        {
            byte[] other = [.. Salt];
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            Commitment.Opens(Address, "192.0.2.7", other).ShouldBeFalse($"bit {bit}");
        }
    }

    [Fact]
    public void Without_the_right_salt_or_text_there_is_no_commitment()
    {
        Should.Throw<ArgumentException>(() => Commitment.Of("a", "b", new byte[31])).Message.ShouldContain("32 bytes, not 31");
        Should.Throw<ArgumentException>(() => Commitment.Of("a", "\ud83d", Salt));
    }

    [Fact]
    public void An_entry_with_commitments_is_of_version_2_in_the_order_of_names()
    {
        var other = Commitment.Of("Reason", "because", Salt);
        var entry = Committing(Address, other);
        Encoding.UTF8.GetString(entry.ToBytes()).ShouldBe(
            $$"""{"actor":{"id":"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b","role":"officer"},"at":"2026-03-01T12:00:00.010500Z","committed":{"Reason":"{{other.Sha256}}","address":"{{Address.Sha256}}"},"event":"request-submitted","facts":{},"seq":7,"subject":{"id":"0190a1b2-ffff-7000-8000-000000000001","kind":"request"},"v":2}""");
        var read = LedgerEntry.Parse(entry.ToBytes());
        read.Committed.ShouldBe([other, Address]);
        read.ToBytes().ShouldBe(entry.ToBytes());
    }

    [Fact]
    public void An_entry_without_any_is_of_version_1_as_ever()
    {
        Encoding.UTF8.GetString(Committing().ToBytes()).ShouldEndWith("\"v\":1}");
        LedgerEntry.Parse(Logs.Entry().ToBytes()).Committed.ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_that_commits_twice_or_to_no_hash_has_no_form()
    {
        Should.Throw<InvalidOperationException>(() => Committing(Address, Address).ToBytes()).Message.ShouldContain("commitment 'address' twice");
        Should.Throw<InvalidOperationException>(() => Committing(Address with { Sha256 = "00" }).ToBytes()).Message.ShouldContain("64 lower-case");
        Should.Throw<InvalidOperationException>(() => Committing(Address with { Sha256 = Address.Sha256.ToUpperInvariant() }).ToBytes());
    }

    [Theory]
    [InlineData("\"v\":2", "\"v\":1", "version 1 in an entry of version 2")]
    [InlineData("\"v\":2", "\"v\":3", "version 3 is not known")]
    [InlineData("\"committed\":{\"address\":\"HASH\"}", "\"committed\":{}", "commitments that are not each")]
    [InlineData("\"committed\":{\"address\":\"HASH\"},", "", "version 2 in an entry of version 1")]
    [InlineData("\"address\":\"HASH\"", "\"address\":\"\"", "commitments that are not each")]
    [InlineData("\"address\":\"HASH\"", "\"address\":\"HASH0\"", "commitments that are not each")]
    [InlineData("\"address\":\"HASH\"", "\"address\":\"HASH\",\"address\":\"HASH\"", "a commitment named twice")]
    [InlineData("\"address\":\"HASH\"", "\"address\":\"HASH\",\"Address\":\"HASH\"", "commitments out of order")]
    [InlineData("\"event\":", "\"committed\":{},\"event\":", "expected ,\"event\":")]
    public void Another_spelling_is_refused(string part, string other, string reason)
    {
        var text = Encoding.UTF8.GetString(Committing(Address).ToBytes());
        part = part.Replace("HASH", Address.Sha256);
        text.ShouldContain(part, Case.Sensitive);
        var changed = Encoding.UTF8.GetBytes(text.Replace(part, other.Replace("HASH", Address.Sha256), StringComparison.Ordinal));
        Should.Throw<FormatException>(() => LedgerEntry.Parse(changed)).Message.ShouldContain(reason);
    }
}
