using Portal.Ledger.Tests.Tampering;

namespace Portal.Ledger.Tests;

/// <summary>An export has nothing but the bytes of the entries, and a checkpoint over exactly them.</summary>
public sealed class ExportedLogTests
{
    private static LedgerFault? Check(IEnumerable<byte[]> entries)
    {
        var verifier = new LedgerVerifier(SignedLog.Checkpoints);
        foreach (var entry in entries)
            verifier.NextExported(entry);
        return verifier.EndExported();
    }

    private static List<byte[]> Entries => SignedLog.Rows.ConvertAll(row => row.Bytes);

    [Fact]
    public void A_true_export_holds() => Check(Entries).ShouldBeNull();

    [Fact]
    public void A_changed_export_is_named()
    {
        var entries = Entries;
        entries[300] = Logs.Entry(300).ToBytes();
        Check(entries).ShouldNotBeNull().Sequence.ShouldBe(250);
        Check([.. Entries.Take(300), .. Entries.Skip(301)]).ShouldNotBeNull().ShouldBe(new(300, "The bytes of entry 300 say that it is entry 301."));
        Check([.. Entries.Take(300), [1], .. Entries.Skip(301)]).ShouldNotBeNull().Sequence.ShouldBe(300);
        Check(Entries.Take(999)).ShouldNotBeNull().Reason.ShouldContain("a signed checkpoint counts 1000, there are 999");
        Check([.. Entries, Logs.Entry(1000).ToBytes()]).ShouldNotBeNull().Reason.ShouldContain("No checkpoint covers entry 1000");
        new LedgerVerifier().EndExported().ShouldBeNull();
    }
}
