using System.Text;
using Portal.Ledger.Notes;
using Portal.Testing;
using Xunit.Abstractions;

namespace Portal.Ledger.Tests.Notes;

/// <summary>Everything but the one spelling of a checkpoint is refused, and nothing is thrown.</summary>
public sealed class CheckpointRefusalTests(ITestOutputHelper output)
{
    private const string Root = "RltEamOcJPKnrTrTfVosDbsBs52RrXFx6bluOrYb1As=";
    private static readonly string s_signature = SignedNotes.Signed[SignedNotes.Signed.IndexOf('\u2014')..];

    [Theory]
    [InlineData("", "no empty line")]
    [InlineData("\n\n", "not 1 to 32 signature lines")]
    [InlineData("a\n1\nROOT\n", "no empty line")]
    [InlineData("a\n1\nROOT\n\n", "not 1 to 32 signature lines")]
    [InlineData("a\n1\nROOT\nSIG", "no empty line")]
    [InlineData("a\n1\nROOT\n\n\nSIG", "not three or more lines")]
    [InlineData("a\n1\nROOT\n\nSIG\n", "not 1 to 32 signature lines")]
    [InlineData("a\n1\nROOT\n\nSIGx", "no line feed at the end")]
    [InlineData("a\r\n1\nROOT\n\nSIG", "a control character")]
    [InlineData("a\t\n1\nROOT\n\nSIG", "a control character")]
    [InlineData("a\0\n1\nROOT\n\nSIG", "a control character")]
    [InlineData("\n1\nROOT\n\nSIG", "not three or more lines")]
    [InlineData("a\nROOT\n\nSIG", "not three or more lines")]
    [InlineData("a\n\n1\nROOT\n\nSIG", "not three or more lines")]
    [InlineData("a\n01\nROOT\n\nSIG", "no size")]
    [InlineData("a\n+1\nROOT\n\nSIG", "no size")]
    [InlineData("a\n-1\nROOT\n\nSIG", "no size")]
    [InlineData("a\n1 \nROOT\n\nSIG", "no size")]
    [InlineData("a\n1e3\nROOT\n\nSIG", "no size")]
    [InlineData("a\n1,000\nROOT\n\nSIG", "no size")]
    [InlineData("a\n\u0661\nROOT\n\nSIG", "no size")]
    [InlineData("a\n9223372036854775808\nROOT\n\nSIG", "no size")]
    [InlineData("a\n0\nROOT\n\nSIG", "no entries")]
    [InlineData("a\n1\nRltEamOcJPKnrTrTfVosDbsBs52RrXFx6bluOrYb1As\n\nSIG", "no hash")]
    [InlineData("a\n1\nRltEamOcJPKnrTrTfVosDbsBs52RrXFx6bluOrYb1At=\n\nSIG", "no hash")]
    [InlineData("a\n1\nRltEamOcJPKnrTrTfVosDbsBs52RrXFx6bluOrYb1A==\n\nSIG", "no hash")]
    [InlineData("a\n1\nRltEamOcJPKnrTrTfVosDbsBs52RrXFx6bluOrYb1As= \n\nSIG", "no hash")]
    [InlineData("a\n1\nRltEamOcJPKnrTrT_VosDbsBs52RrXFx6bluOrYb1As=\n\nSIG", "no hash")]
    [InlineData("a\n1\nROOTROOT\n\nSIG", "no hash")]
    [InlineData("a\n1\nROOT\n\nSIGSIG", "a second time")]
    [InlineData("a\n1\nROOT\n\n- a AAAAAAA=\n", "is not one")]
    [InlineData("a\n1\nROOT\n\n\u2014 a\n", "is not one")]
    [InlineData("a\n1\nROOT\n\n\u2014  AAAAAAA=\n", "is not one")]
    [InlineData("a\n1\nROOT\n\n\u2014 a AAAAAAA= \n", "is not one")]
    [InlineData("a\n1\nROOT\n\n\u2014 a+b AAAAAAA=\n", "is not one")]
    [InlineData("a\n1\nROOT\n\n\u2014 a AAAAAA==\n", "is not one")]
    [InlineData("a\n1\nROOT\n\n\u2014 a AAAAAAB=\n", "is not one")]
    [InlineData("a\n1\nROOT\n\n\u2014 a\u00a0b AAAAAAA=\n", "is not one")]
    public void Another_spelling_is_refused(string note, string reason) =>
        SignedNotes.Refusal(note.Replace("ROOT", Root, StringComparison.Ordinal).Replace("SIG", s_signature, StringComparison.Ordinal)).ShouldContain(reason);

    [Fact]
    public void A_note_that_is_too_long_or_has_too_many_signatures_is_refused()
    {
        static string Lines(int count, string signature) => string.Concat(Enumerable.Range(0, count).Select(i => $"\u2014 w{i} {signature}\n"));
        var text = $"a\n1\n{Root}\n\n";
        SignedNotes.Refusal(text + Lines(32, "AAAAAAA=")).ShouldBeEmpty();
        SignedNotes.Refusal(text + Lines(33, "AAAAAAA=")).ShouldContain("not 1 to 32");
        SignedNotes.Refusal(text + Lines(16, Convert.ToBase64String(new byte[5000]))).ShouldBeEmpty();
        SignedNotes.Refusal(text + Lines(32, Convert.ToBase64String(new byte[5000]))).ShouldContain("more than 131072 bytes");
        Should.Throw<ArgumentException>(() => SignedNotes.Read(text + Lines(32, "AAAAAAA=")).With(new("one-more", 0, [1])));
    }

    [Theory]
    [InlineData("ff"), InlineData("c0af"), InlineData("eda080"), InlineData("e2809")]
    public void A_note_that_is_not_utf_8_is_refused(string hex) =>
        SignedNotes.Refusal([.. Convert.FromHexString(hex[..(hex.Length & ~1)]), .. Encoding.UTF8.GetBytes(SignedNotes.Signed)]).ShouldContain("not UTF-8");

    [Fact]
    public void Extension_lines_are_kept_and_signed()
    {
        var read = SignedNotes.Read($"a\n1\n{Root}\nfirst line\n\u00e9\n\n{s_signature}");
        read.Extensions.ShouldBe(["first line", "\u00e9"]);
        read.Text.ShouldEndWith("first line\n\u00e9\n");
    }

    [Fact]
    public void Every_changed_byte_is_refused_or_no_longer_signed_or_is_another_keys()
    {
        var good = Encoding.UTF8.GetBytes(SignedNotes.Signed);
        var (key, read) = (SignedNotes.LogKey, 0);
        for (var at = 0; at < good.Length; at++)
        {
            for (var value = 0; value < 256; value++)
            {
                byte[] changed = [.. good];
                changed[at] = (byte)value;
                if (value == good[at] || !Checkpoint.TryParse(changed, out var checkpoint, out _))
                    continue;
                read++;
                checkpoint.ToBytes().AsSpan().SequenceEqual(changed).ShouldBeTrue($"byte {at} as {value:x2}");
                (Sizes.Full || read % 10 == 0 ? checkpoint.StandingOf(key) : SignatureStanding.Absent).ShouldNotBe(SignatureStanding.True, $"byte {at} as {value:x2}");
            }
        }

        output.WriteLine($"{good.Length * 255} notes with one byte changed: {(good.Length * 255) - read} refused, {read} read, none of those tried signed.");
    }

    [Fact]
    public void Mangled_notes_are_refused_and_throw_nothing()
    {
        var good = Encoding.UTF8.GetBytes(SignedNotes.Signed + SignedNotes.Cosigned + "\n");
        var (chance, notes, read) = (new Random(20260301), Sizes.Of(quick: 20_000, full: 1_000_000), 0);
        for (var i = 0; i < notes; i++)
        {
            var changed = new List<byte>(good);
            for (var times = chance.Next(1, 6); times > 0 && changed.Count > 1; times--)
                Mangle(changed, chance);
            if (!Checkpoint.TryParse([.. changed], out var checkpoint, out var refusal))
                refusal.ShouldNotBeEmpty();
            else if (++read > 0)
                checkpoint.ToBytes().AsSpan().SequenceEqual([.. changed]).ShouldBeTrue();
        }

        output.WriteLine($"{notes} mangled notes: {notes - read} refused, {read} read and written back byte for byte.");
    }

    private static void Mangle(List<byte> note, Random chance)
    {
        var (at, length) = (chance.Next(note.Count), chance.Next(1, 12));
        var part = note.GetRange(at, Math.Min(length, note.Count - at));
        switch (chance.Next(6))
        {
            case 0: note[at] = (byte)chance.Next(256); break;
            case 1: note.RemoveRange(at, part.Count); break;
            case 2: note.InsertRange(chance.Next(note.Count), part); break;
            case 3: note.Insert(at, (byte)"\n\r +=/0A\u00e2"[chance.Next(9)]); break;
            case 4: note.RemoveRange(at, note.Count - at); break;
            default: note[at] ^= (byte)(1 << chance.Next(8)); break;
        }
    }
}
