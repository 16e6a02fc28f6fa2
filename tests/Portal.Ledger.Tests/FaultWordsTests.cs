using System.Text;
using Portal.Ledger.Notes;
using Portal.Ledger.Tests.Tampering;

namespace Portal.Ledger.Tests;

/// <summary>Which of several faults is told, in which words, and spellings that come close to the one.</summary>
public sealed class FaultWordsTests
{
    [Fact]
    public void A_log_shorter_than_its_head_and_its_checkpoint_is_told_by_its_head() =>
        SignedLog.Verify(0, SignedLog.Rows.Take(600), SignedLog.Head, SignedLog.Checkpoints).ShouldNotBeNull().Reason
            .ShouldBe("Entries are missing at the end: the head counts 1000, there are 600.");

    [Fact]
    public void Of_two_checkpoints_of_one_size_both_must_hold()
    {
        using var key = EcdsaCheckpointKey.Create();
        var other = Checkpoint.Sign("docket.example/ledger", 250, MerkleTree.LeafHash([1]), key);

        var fault = SignedLog.Verify(0, SignedLog.Rows, SignedLog.Head, [.. SignedLog.Checkpoints, other]).ShouldNotBeNull();

        fault.Reason.ShouldContain("a signed checkpoint of 250 entries has another root");
    }

    [Fact]
    public void An_exported_entry_that_is_no_entry_is_told_with_its_place_and_its_byte() =>
        new LedgerVerifier().NextExported([1]).ShouldNotBeNull()
            .ShouldBe(new(0, "The bytes of entry 0 are not canonical. Not a canonical ledger entry: expected {\"actor\":{\"id\":, at byte 0."));

    /// <summary>RFC 8785 writes a control character as <c>\u00</c> and two digits; what leaves out or cuts a part of it is no escape.</summary>
    [Theory]
    [InlineData("\\1f"), InlineData("\\01"), InlineData("\\u01f"), InlineData("\\u1f"), InlineData("\\u0020"), InlineData("\\u001F"), InlineData("\\u002f")]
    public void An_escape_that_is_shortened_or_not_needed_is_refused(string escape)
    {
        var entry = Encoding.UTF8.GetString(Logs.Entry(7, "demo", new LedgerFact("a", "x\u001fy")).ToBytes());

        Should.Throw<FormatException>(() => LedgerEntry.Parse(Encoding.UTF8.GetBytes(entry.Replace("\\u001f", escape, StringComparison.Ordinal)))).Message
            .ShouldContain("an escape that is not the shortest");
    }

    [Theory]
    [InlineData("\\u001", "an escape that is not the shortest"), InlineData("\\u001f", "a string without its end"), InlineData("\\", "an escape that is not the shortest"), InlineData("", "a string without its end")]
    public void A_text_that_ends_within_its_bytes_is_told(string rest, string reason)
    {
        var entry = Encoding.UTF8.GetString(Logs.Entry(7, "demo", new LedgerFact("a", "x\u001fy")).ToBytes());

        Should.Throw<FormatException>(() => LedgerEntry.Parse(Encoding.UTF8.GetBytes(entry[..entry.IndexOf("\\u001f", StringComparison.Ordinal)] + rest))).Message.ShouldContain(reason);
    }

    [Fact]
    public void A_fact_that_is_named_twice_is_told_as_one()
    {
        var entry = Logs.Entry(7, "demo", new LedgerFact("a", "x"), new LedgerFact("a", "y"));

        Should.Throw<InvalidOperationException>(() => entry.ToBytes()).Message.ShouldBe("A ledger entry names the fact 'a' twice.");
    }

    [Fact]
    public void The_entry_of_the_greatest_number_is_read_and_the_next_one_is_not()
    {
        var entry = Encoding.UTF8.GetString((Logs.Entry() with { Sequence = LedgerEntry.MaxSequence }).ToBytes());

        LedgerEntry.Parse(Encoding.UTF8.GetBytes(entry)).Sequence.ShouldBe(LedgerEntry.MaxSequence);
        Should.Throw<FormatException>(() => LedgerEntry.Parse(Encoding.UTF8.GetBytes(entry.Replace("9007199254740991", "9007199254740992", StringComparison.Ordinal))));
    }
}
