using System.Security.Cryptography;
using System.Text;
using Portal.Ledger.Notes;

namespace Portal.Ledger.Tests.Notes;

public sealed class NoteKeyTests
{
    [Fact]
    public void The_id_of_a_logs_key_is_the_hash_of_its_public_key_alone()
    {
        var key = NoteKey.FromPem(NoteKeyKind.Log, SignedNotes.Origin, SignedNotes.PublicKeyPem);
        key.KeyId.ShouldBe(0x15692a8au);
        key.ToString().ShouldBe(SignedNotes.VerifierKey);
        NoteKey.Of(NoteKeyKind.Log, "other.example", key.PublicKey).KeyId.ShouldBe(0x15692a8au);
        NoteKey.Of(NoteKeyKind.Witness, "other.example", key.PublicKey).KeyId.ShouldNotBe(0x15692a8au);
    }

    [Theory]
    [InlineData(SignedNotes.VerifierKey, NoteKeyKind.Log, SignedNotes.Origin, 0x15692a8au)]
    [InlineData(SignedNotes.WitnessKey, NoteKeyKind.Witness, "witness.example/w1", 0x628c82deu)]
    [InlineData("rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=", NoteKeyKind.Log, "rekor.sigstore.dev", 0xc0d23d6au)]
    public void A_verifier_key_is_read_and_written_back(string text, NoteKeyKind kind, string name, uint id)
    {
        var key = SignedNotes.Key(text);
        (key.Kind, key.Name, key.KeyId, key.ToString()).ShouldBe((kind, name, id, text));
        key.ShouldBe(NoteKey.Of(kind, name, key.PublicKey));
        key.GetHashCode().ShouldBe(NoteKey.Of(kind, name, key.PublicKey).GetHashCode());
        key.ShouldNotBe(NoteKey.Of(kind, name + "x", key.PublicKey));
    }

    [Fact]
    public void A_checkpoint_that_another_program_signed_verifies()
    {
        // A checkpoint that the Rekor log of Sigstore published in 2021; its origin line is not the name of its key.
        var note = SignedNotes.Read("Rekor\n798034\nf+7CoKgXKE/tNys9TTXcr/ad6U/K3xvznmzew9y6SP0=\n\n\u2014 rekor.sigstore.dev wNI9ajBEAiARInWIWyCdyG27CO6LPnPekyw20qO0YJfoaPaowGp/XgIgc+qEHS3+GKVClgqq20uDLet7MCoTURUCRdxwWBHHufk=\n");
        var key = SignedNotes.Key("rekor.sigstore.dev+c0d23d6a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNhtmPtrWm3U1eQXBogSMdGvXwBcK5AW5i0hrZLOC96l+smGNM7nwZ4QvFK/4sueRoVj//QP22Ni4Qt9DPfkWLc=");
        key.Verifies(Encoding.UTF8.GetBytes(note.Text), note.Signatures[0]).ShouldBeTrue();
        key.Verifies(Encoding.UTF8.GetBytes(note.Text.Replace('4', '5')), note.Signatures[0]).ShouldBeFalse();
        note.StandingOf(key).ShouldBe(SignatureStanding.Absent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("docket.example/ledger+15692a8a")]
    [InlineData("docket.example/ledger+15692a8b+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNGMeTp/skQAeVpzh5NK1LKjmdmkxIVdNyEbKR6zJt9X2jz4yj07tDwgptZ6EQPHGpoFm3HXLA7ZTyhjRPj1gKw=")]
    [InlineData("docket.example/ledger+15692A8A+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNGMeTp/skQAeVpzh5NK1LKjmdmkxIVdNyEbKR6zJt9X2jz4yj07tDwgptZ6EQPHGpoFm3HXLA7ZTyhjRPj1gKw=")]
    [InlineData("docket example+15692a8a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNGMeTp/skQAeVpzh5NK1LKjmdmkxIVdNyEbKR6zJt9X2jz4yj07tDwgptZ6EQPHGpoFm3HXLA7ZTyhjRPj1gKw=")]
    [InlineData("docket.example/ledger+15692a8a+AzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNGMeTp/skQAeVpzh5NK1LKjmdmkxIVdNyEbKR6zJt9X2jz4yj07tDwgptZ6EQPHGpoFm3HXLA7ZTyhjRPj1gKw=")]
    [InlineData("docket.example/ledger+15692a8a+AjBZMBMGByqGSM49")]
    [InlineData("docket.example/ledger+15692a8a+not base 64")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    public void What_is_no_verifier_key_on_P_256_is_refused(string text) => NoteKey.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(""), InlineData("a b"), InlineData("a+b"), InlineData("a\u00a0b"), InlineData("a\nb"), InlineData("a\u0001b"), InlineData("a\u2028b")]
    public void A_name_with_white_space_or_plus_is_none(string name)
    {
        using var key = EcdsaCheckpointKey.Create();
        Should.Throw<ArgumentException>(() => NoteKey.Of(NoteKeyKind.Log, name, key.PublicKey));
        Should.Throw<ArgumentException>(() => Checkpoint.Sign(name, 0, MerkleTree.EmptyRoot, key));
    }

    [Fact]
    public void Keys_of_other_kinds_are_refused()
    {
        using var larger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var other = RSA.Create(2048);
        foreach (var pem in (string[])[larger.ExportPkcs8PrivateKeyPem(), other.ExportPkcs8PrivateKeyPem(), SignedNotes.PublicKeyPem, "", "no PEM", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"])
            Should.Throw<FormatException>(() => EcdsaCheckpointKey.FromPem(pem));
        foreach (var pem in (string[])[larger.ExportSubjectPublicKeyInfoPem(), other.ExportSubjectPublicKeyInfoPem(), "", "no PEM", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"])
            Should.Throw<ArgumentException>(() => NoteKey.FromPem(NoteKeyKind.Log, "a", pem));
        Should.Throw<ArgumentException>(() => NoteKey.Of(NoteKeyKind.Log, "a", larger.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    public void A_private_key_comes_back_from_its_pem()
    {
        using var key = EcdsaCheckpointKey.Create();
        using var read = EcdsaCheckpointKey.FromPem(key.ToPem());
        read.PublicKey.ShouldBe(key.PublicKey);
        Checkpoint.Sign("a", 0, MerkleTree.EmptyRoot, read).StandingOf(NoteKey.FromPem(NoteKeyKind.Log, "a", key.ToPem())).ShouldBe(SignatureStanding.True);
    }
}
