using Portal.Testing;
using Xunit.Abstractions;

namespace Portal.Ledger.Tests.Tampering;

/// <summary>Every bit of all that is stored of a log of 1,000 entries; a sample of them in quick size.</summary>
public sealed class BitFlipTests(ITestOutputHelper output)
{
    private static readonly int s_step = Sizes.Of(quick: 61, full: 1);

    [Fact]
    public void Every_flipped_bit_is_found_and_its_entry_named()
    {
        var flips = 0L;
        Parallel.For(0, SignedLog.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, at =>
        {
            var row = SignedLog.Rows[at];
            var (found, bit) = (0L, (long)at);
            foreach (var (bits, flip) in Stored(row))
            {
                for (bit %= s_step; bit < bits; bit += s_step)
                {
                    if (flip(bit) is not { } flipped)
                        continue;
                    var fault = LedgerVerifier.After(SignedLog.Trees[at]).Next(flipped);
                    if (fault?.Sequence != at)
                        throw new Xunit.Sdk.XunitException($"entry {at}, bit {bit} of {bits}: {fault}");
                    found++;
                }
            }

            Interlocked.Add(ref flips, found);
        });

        output.WriteLine($"{flips} bits flipped in {SignedLog.Length} entries, each found and its entry named{(Sizes.Full ? "" : $" (one bit in {s_step})")}.");
    }

    [Fact]
    public void A_whole_check_of_a_log_with_a_flipped_bit_names_the_same_entry()
    {
        var chance = new Random(1000);
        for (var i = 0; i < Sizes.Of(quick: 40, full: 2000); i++)
        {
            var at = chance.Next(SignedLog.Length);
            var rows = new List<StoredEntry>(SignedLog.Rows) { [at] = SignedLog.Rows[at] with { Bytes = SignedLog.Flip(SignedLog.Rows[at].Bytes, chance.Next(SignedLog.Rows[at].Bytes.Length * 8)) } };
            SignedLog.Verify(0, rows, SignedLog.Head, []).ShouldNotBeNull().Sequence.ShouldBe(at);
        }
    }

    [Fact]
    public void Every_flipped_bit_of_the_head_is_found()
    {
        var (head, frontier) = (SignedLog.Head, SignedLog.Head.ToBytes());
        LedgerFault? End(long size, byte[] root, byte[] stored) => LedgerVerifier.After(head).End(size, root, stored);
        End(head.Size, head.Root, frontier).ShouldBeNull();
        for (var bit = 0; bit < 64; bit++)
            End(head.Size ^ (1L << bit), head.Root, frontier).ShouldNotBeNull($"size, bit {bit}");
        for (var bit = 0; bit < 256; bit++)
            End(head.Size, SignedLog.Flip(head.Root, bit), frontier).ShouldNotBeNull($"root, bit {bit}");
        for (var bit = 0; bit < frontier.Length * 8; bit++)
            End(head.Size, head.Root, SignedLog.Flip(frontier, bit)).ShouldNotBeNull($"frontier, bit {bit}");
        output.WriteLine($"{64 + 256 + (frontier.Length * 8)} bits of the head flipped, each found.");
    }

    /// <summary>Each stored part of a row with its bits; a flip that no column could hold, such as text that is not UTF-8, is null.</summary>
    private static IEnumerable<(long Bits, Func<long, StoredEntry?> Flip)> Stored(StoredEntry row)
    {
        yield return (row.Bytes.Length * 8L, bit => row with { Bytes = SignedLog.Flip(row.Bytes, bit) });
        yield return (256, bit => row with { LeafHash = SignedLog.Flip(row.LeafHash, bit) });
        yield return (256, bit => row with { RootAfter = SignedLog.Flip(row.RootAfter, bit) });
        yield return (63, bit => Instant(row, row.At.UtcTicks ^ (1L << (int)bit)));
        yield return (row.Event.Length * 7L, bit => row with { Event = Flip(row.Event, bit) });
        yield return (row.SubjectKind.Length * 7L, bit => row with { SubjectKind = Flip(row.SubjectKind, bit) });
        yield return (128, bit => row with { Subject = new(SignedLog.Flip(row.Subject.ToByteArray(), bit)) });
        yield return (128, bit => row with { Actor = new(SignedLog.Flip(row.Actor.ToByteArray(), bit)) });
    }

    private static StoredEntry? Instant(StoredEntry row, long ticks) =>
        ticks <= DateTimeOffset.MaxValue.UtcTicks ? row with { At = new(ticks, TimeSpan.Zero) } : null;

    private static string Flip(string ascii, long bit) =>
        string.Create(ascii.Length, (ascii, bit), (text, from) =>
        {
            from.ascii.CopyTo(text);
            text[(int)(from.bit / 7)] ^= (char)(1 << (int)(from.bit % 7));
        });
}
