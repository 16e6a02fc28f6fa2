using System.Security.Cryptography;
using System.Text;
using Portal.Ledger.Notes;
using Portal.Ledger.Witnessing;

namespace Portal.Ledger.Tests.Notes;

/// <summary>Notes, keys and signatures at the edge of what is one.</summary>
public sealed class NoteEdgeTests
{
    private const string Root = "RltEamOcJPKnrTrTfVosDbsBs52RrXFx6bluOrYb1As=";

    [Fact]
    public void Signature_lines_are_the_same_when_every_part_is()
    {
        var one = new NoteSignature("a", 1, [1, 2]);

        one.ShouldBe(new NoteSignature("a", 1, [1, 2]));
        one.GetHashCode().ShouldBe(new NoteSignature("a", 1, [1, 2]).GetHashCode());
        foreach (var other in (NoteSignature?[])[new("b", 1, [1, 2]), new("a", 2, [1, 2]), new("a", 1, [1, 3]), new("a", 1, [1]), null])
            one.Equals(other).ShouldBeFalse(other?.Line);
    }

    [Fact]
    public void A_cosignature_states_a_time_only_when_something_follows_it()
    {
        Cosignature.TimeOf(new("w", 1, [0, 0, 0, 0, 0, 0, 0, 9, 1])).ShouldBe(9);
        Cosignature.TimeOf(new("w", 1, [0, 0, 0, 0, 0, 0, 0, 0, 1])).ShouldBe(0);
        Cosignature.TimeOf(new("w", 1, [0, 0, 0, 0, 0, 0, 0, 9])).ShouldBeNull();
        Cosignature.TimeOf(new("w", 1, [9])).ShouldBeNull();
        Cosignature.TimeOf(new("w", 1, [0xff, 0, 0, 0, 0, 0, 0, 9, 1])).ShouldBeNull();
    }

    [Fact]
    public void A_note_has_at_most_its_most_bytes()
    {
        var longest = $"a\n1\n{Root}\n{{0}}\n\n\u2014 w AAAAAAA=\n";
        var room = 131_072 - Encoding.UTF8.GetByteCount(longest.Replace("{0}", "", StringComparison.Ordinal));

        SignedNotes.Refusal(longest.Replace("{0}", new('x', room), StringComparison.Ordinal)).ShouldBeEmpty();
        SignedNotes.Refusal(longest.Replace("{0}", new('x', room + 1), StringComparison.Ordinal)).ShouldContain("more than 131072 bytes");
    }

    [Fact]
    public void The_part_before_the_checkpoint_of_a_proof_has_its_most_bytes_too()
    {
        Refusal(new string('x', 65_536) + "\n\n" + SignedNotes.Signed).ShouldContain("the first line is not the old size");
        Refusal(new string('x', 65_537) + "\n\n" + SignedNotes.Signed).ShouldContain("no empty line before the checkpoint");
        Refusal("old 1\n").ShouldContain("no empty line before the checkpoint");
        Refusal("").ShouldContain("no empty line before the checkpoint");
        Refusal("\n\n" + SignedNotes.Signed).ShouldContain("the first line is not the old size");
    }

    [Fact]
    public void The_line_that_is_no_hash_is_counted_from_the_first()
    {
        var hash = Convert.ToBase64String(new byte[32]);

        Refusal($"old 1\n{hash}\n{hash}\nAA==\n\n{SignedNotes.Signed}").ShouldBe("Not a submission: line 4 is not one of at most 63 hashes of 32 bytes in base 64");
        Refusal($"old 1\nAA==\n\n{SignedNotes.Signed}").ShouldBe("Not a submission: line 2 is not one of at most 63 hashes of 32 bytes in base 64");
    }

    [Fact]
    public void A_signature_of_another_key_is_not_this_keys()
    {
        var (read, log, witness) = (SignedNotes.Read(SignedNotes.Signed), SignedNotes.LogKey, SignedNotes.Key(SignedNotes.WitnessKey));

        log.Verifies(Encoding.UTF8.GetBytes(read.Text), read.Signatures[0]).ShouldBeTrue();
        witness.Verifies(Encoding.UTF8.GetBytes(read.Text), read.Signatures[0]).ShouldBeFalse();
        log.Verifies(Encoding.UTF8.GetBytes(read.Text), read.Signatures[0] with { KeyName = "other.example" }).ShouldBeFalse();
        log.Verifies(Encoding.UTF8.GetBytes(read.Text), read.Signatures[0] with { KeyId = 1 }).ShouldBeFalse();
    }

    [Fact]
    public void A_key_on_another_curve_is_told_from_what_is_no_key()
    {
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        Should.Throw<FormatException>(() => EcdsaCheckpointKey.FromPem(larger.ExportPkcs8PrivateKeyPem())).Message.ShouldBe("A checkpoint key lies on P-256.");
        Should.Throw<FormatException>(() => EcdsaCheckpointKey.FromPem("no PEM")).Message.ShouldBe("There is no private key in this PEM.");
    }

    [Fact]
    public void Text_that_could_not_be_decoded_is_no_text()
    {
        Checkpoint.TryParse([0xff], out var note, out var refusal).ShouldBeFalse();
        (note, refusal).ShouldBe((null, "Not a signed note: not UTF-8."));
        SignedNotes.Read(SignedNotes.Signed).Text.ShouldStartWith(SignedNotes.Origin);
    }

    private static string Refusal(string text)
    {
        CheckpointSubmission.TryParse(Encoding.UTF8.GetBytes(text), out _, out var refusal).ShouldBeFalse();
        return refusal;
    }
}
