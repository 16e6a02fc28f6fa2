using System.Text;
using Portal.Ledger.Notes;

namespace Portal.Ledger.Tests.Notes;

public sealed class CheckpointTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_checkpoint_made_by_standard_tools_verifies()
    {
        var read = SignedNotes.Read(SignedNotes.Signed);
        (read.Origin, read.Size, Convert.ToHexStringLower(read.Root)).ShouldBe((SignedNotes.Origin, 2L, "465b446a639c24f2a7ad3ad37d5a2c0dbb01b39d91ad7171e9b96e3ab61bd40b"));
        read.Extensions.ShouldBeEmpty();
        read.StandingOf(SignedNotes.LogKey).ShouldBe(SignatureStanding.True);
        Encoding.UTF8.GetString(read.ToBytes()).ShouldBe(SignedNotes.Signed);
    }

    [Fact]
    public void A_cosignature_made_by_standard_tools_verifies_and_states_its_time()
    {
        var read = SignedNotes.Read(SignedNotes.Signed + SignedNotes.Cosigned + "\n");
        read.StandingOf(SignedNotes.Key(SignedNotes.WitnessKey)).ShouldBe(SignatureStanding.True);
        read.StandingOf(SignedNotes.LogKey).ShouldBe(SignatureStanding.True);
        Cosignature.TimeOf(read.Signatures[1]).ShouldBe(Noon.ToUnixTimeSeconds());
        SignedNotes.Read(SignedNotes.Signed).With(read.Signatures[1]).ToBytes().ShouldBe(read.ToBytes());
        read.With(read.Signatures[1]).ToBytes().ShouldBe(read.ToBytes());
    }

    [Fact]
    public void The_example_of_the_specification_is_read_and_its_ed25519_keys_are_unknown()
    {
        const string Text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
            + "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
            + "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
        var read = SignedNotes.Read(Text);
        (read.Origin, read.Size).ShouldBe(("example.com/behind-the-sofa", 20_852_163));
        read.Signatures.Select(signature => signature.KeyId).ShouldBe([0x033de0aeu, 0x8d66cf3fu]);
        Cosignature.TimeOf(read.Signatures[1]).ShouldBe(1_679_315_147);
        Encoding.UTF8.GetString(read.ToBytes()).ShouldBe(Text);
        using var key = EcdsaCheckpointKey.Create();
        read.StandingOf(NoteKey.Of(NoteKeyKind.Log, read.Origin, key.PublicKey)).ShouldBe(SignatureStanding.Absent);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(20_852_163), InlineData(long.MaxValue)]
    public void What_is_signed_here_is_read_back_and_verifies(long size)
    {
        using var key = EcdsaCheckpointKey.Create();
        var root = size == 0 ? MerkleTree.EmptyRoot : MerkleTree.LeafHash([1]);
        var signed = Checkpoint.Sign("docket.example/ledger", size, root, key);
        var read = SignedNotes.Read(Encoding.UTF8.GetString(signed.ToBytes()));
        (read.Origin, read.Size).ShouldBe(("docket.example/ledger", size));
        read.Root.ShouldBe(root);
        read.StandingOf(NoteKey.Of(NoteKeyKind.Log, "docket.example/ledger", key.PublicKey)).ShouldBe(SignatureStanding.True);
    }

    [Fact]
    public void A_signature_counts_for_its_name_and_key_alone()
    {
        using var key = EcdsaCheckpointKey.Create();
        using var other = EcdsaCheckpointKey.Create();
        var signed = Checkpoint.Sign("a", 1, MerkleTree.LeafHash([1]), key);
        signed.StandingOf(NoteKey.Of(NoteKeyKind.Log, "a", key.PublicKey)).ShouldBe(SignatureStanding.True);
        signed.StandingOf(NoteKey.Of(NoteKeyKind.Log, "b", key.PublicKey)).ShouldBe(SignatureStanding.Absent);
        signed.StandingOf(NoteKey.Of(NoteKeyKind.Log, "a", other.PublicKey)).ShouldBe(SignatureStanding.Absent);
        signed.StandingOf(NoteKey.Of(NoteKeyKind.Witness, "a", key.PublicKey)).ShouldBe(SignatureStanding.Absent);
    }

    [Fact]
    public void A_log_of_another_origin_cannot_pass_its_key_for_this_ones()
    {
        using var key = EcdsaCheckpointKey.Create();
        var signature = Checkpoint.Sign("a", 1, MerkleTree.LeafHash([1]), key).Signatures[0];
        var foreign = SignedNotes.Read($"b\n1\n{Convert.ToBase64String(MerkleTree.LeafHash([1]))}\n\n{signature.Line}\n");
        foreign.StandingOf(NoteKey.Of(NoteKeyKind.Log, "a", key.PublicKey)).ShouldBe(SignatureStanding.Absent);
    }

    [Fact]
    public void A_known_key_whose_signature_is_false_is_told_from_an_absent_one()
    {
        SignedNotes.Read(SignedNotes.Signed.Replace("\n2\n", "\n3\n", StringComparison.Ordinal)).StandingOf(SignedNotes.LogKey).ShouldBe(SignatureStanding.False);
        using var witness = EcdsaCheckpointKey.Create();
        var cosigned = SignedNotes.Read(SignedNotes.Signed).With(Cosignature.Sign(SignedNotes.Read(SignedNotes.Signed), "w", witness, Noon));
        var key = NoteKey.Of(NoteKeyKind.Witness, "w", witness.PublicKey);
        cosigned.StandingOf(key).ShouldBe(SignatureStanding.True);
        var line = cosigned.Signatures[1];
        var later = line with { Signature = [.. line.Signature[..7], (byte)(line.Signature[7] ^ 1), .. line.Signature[8..]] };
        cosigned.With(later).StandingOf(key).ShouldBe(SignatureStanding.False);
        cosigned.With(line with { Signature = line.Signature[..8] }).StandingOf(key).ShouldBe(SignatureStanding.False);
        cosigned.With(line with { Signature = [0xff, .. line.Signature[1..]] }).StandingOf(key).ShouldBe(SignatureStanding.False);
    }

    [Fact]
    public void A_cosignature_is_no_signature_of_a_log_and_the_other_way_round()
    {
        using var key = EcdsaCheckpointKey.Create();
        var signed = Checkpoint.Sign("a", 1, MerkleTree.LeafHash([1]), key);
        var cosigned = Cosignature.Sign(signed, "a", key, Noon);
        var (log, witness) = (NoteKey.Of(NoteKeyKind.Log, "a", key.PublicKey), NoteKey.Of(NoteKeyKind.Witness, "a", key.PublicKey));
        signed.With(cosigned with { KeyId = log.KeyId }).StandingOf(log).ShouldBe(SignatureStanding.False);
        signed.With(cosigned with { KeyId = log.KeyId, Signature = cosigned.Signature[8..] }).StandingOf(log).ShouldBe(SignatureStanding.False);
        signed.With(signed.Signatures[0] with { KeyId = witness.KeyId, Signature = [.. new byte[8], .. signed.Signatures[0].Signature] }).StandingOf(witness).ShouldBe(SignatureStanding.False);
    }

    [Fact]
    public void What_is_no_checkpoint_is_not_signed()
    {
        using var key = EcdsaCheckpointKey.Create();
        Should.Throw<ArgumentException>(() => Checkpoint.Sign("a", -1, MerkleTree.LeafHash([1]), key)).Message.ShouldContain("no size");
        Should.Throw<ArgumentException>(() => Checkpoint.Sign("a", 1, new byte[31], key)).Message.ShouldContain("32 bytes");
        Should.Throw<ArgumentException>(() => Checkpoint.Sign("a", 0, MerkleTree.LeafHash([1]), key)).Message.ShouldContain("no entries");
        Should.Throw<ArgumentException>(() => Checkpoint.Sign("\ud83d", 0, MerkleTree.EmptyRoot, key));
    }

    [Fact]
    public void The_caller_cannot_change_a_checkpoint_through_its_root()
    {
        var read = SignedNotes.Read(SignedNotes.Signed);
        read.Root[0] ^= 1;
        Convert.ToHexStringLower(read.Root).ShouldStartWith("465b");
    }
}
