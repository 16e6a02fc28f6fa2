using System.Text;
using Portal.Ledger.Notes;
using Portal.Ledger.Proofs;
using Portal.Testing;

namespace Portal.Ledger.Tests.Proofs;

public sealed class TlogProofTests : IDisposable
{
    private readonly GrownLog _log = new(40);

    public void Dispose() => _log.Dispose();

    private static string Refusal(byte[] file)
    {
        TlogProof.TryParse(file, out var proof, out var refusal).ShouldBe(proof is not null);
        return refusal;
    }

    [Fact]
    public async Task A_proof_file_shows_its_entry_and_no_other()
    {
        for (var index = 0; index < 40; index++)
        {
            TlogProof.TryParse((await _log.ProofAsync(index, 40)).ToBytes(), out var read, out var refusal).ShouldBeTrue(refusal);
            read.StandingOf(_log.Rows[index].Bytes, _log.Key).ShouldBe(TlogProofStanding.Holds);
            (read.Index, read.Extra, read.Checkpoint.Size).ShouldBe((index, null, 40));
            read.StandingOf(_log.Rows[(index + 1) % 40].Bytes, _log.Key).ShouldBe(TlogProofStanding.NotIncluded);
        }
    }

    [Fact]
    public async Task The_file_has_the_lines_of_the_specification()
    {
        var proof = await _log.ProofAsync(1, 3, [1, 2, 3]);
        var lines = Encoding.UTF8.GetString(proof.ToBytes()).Split('\n');
        lines[..3].ShouldBe(["c2sp.org/tlog-proof@v1", "extra AQID", "index 1"]);
        lines[3..5].ShouldBe([Convert.ToBase64String(_log.Rows[0].LeafHash), Convert.ToBase64String(_log.Rows[2].LeafHash)]);
        lines[5..8].ShouldBe(["", GrownLog.Origin, "3"]);
        TlogProof.TryParse(proof.ToBytes(), out var read, out _).ShouldBeTrue();
        read.Extra.ShouldBe([1, 2, 3]);
        Encoding.UTF8.GetString((await _log.ProofAsync(0, 1)).ToBytes()).ShouldStartWith($"c2sp.org/tlog-proof@v1\nindex 0\n\n{GrownLog.Origin}\n1\n");
    }

    [Fact]
    public async Task Another_key_or_a_false_signature_shows_nothing()
    {
        var (proof, entry) = (await _log.ProofAsync(7, 40), _log.Rows[7].Bytes);
        using var other = new GrownLog(1);
        proof.StandingOf(entry, other.Key).ShouldBe(TlogProofStanding.NotSigned);
        proof.StandingOf(entry, NoteKey.Of(NoteKeyKind.Witness, GrownLog.Origin, _log.Key.PublicKey)).ShouldBe(TlogProofStanding.NotSigned);
        var signature = proof.Checkpoint.Signatures[0];
        TlogProof.Of(7, proof.Path, proof.Checkpoint.With(signature with { Signature = (await _log.CheckpointAsync(39)).Signatures[0].Signature }))
            .StandingOf(entry, _log.Key).ShouldBe(TlogProofStanding.FalseSignature);
        TlogProof.Of(8, proof.Path, proof.Checkpoint).StandingOf(entry, _log.Key).ShouldBe(TlogProofStanding.NotIncluded);
        TlogProof.Of(7, proof.Path.Skip(1).ToList(), proof.Checkpoint).StandingOf(entry, _log.Key).ShouldBe(TlogProofStanding.NotIncluded);
    }

    [Fact]
    public async Task A_cosigned_proof_also_shows_the_witness()
    {
        using var key = EcdsaCheckpointKey.Create();
        var proof = await _log.ProofAsync(7, 40);
        var cosigned = TlogProof.Of(7, proof.Path, proof.Checkpoint.With(Cosignature.Sign(proof.Checkpoint, "w", key, Logs.Noon)));
        cosigned.StandingOf(_log.Rows[7].Bytes, _log.Key).ShouldBe(TlogProofStanding.Holds);
        cosigned.Checkpoint.StandingOf(NoteKey.Of(NoteKeyKind.Witness, "w", key.PublicKey)).ShouldBe(SignatureStanding.True);
    }

    [Theory]
    [InlineData("c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v2\n", "first line")]
    [InlineData("c2sp.org/tlog-proof@v1\n", "", "")]
    [InlineData("index 1\n", "index 01\n", "index in decimal")]
    [InlineData("index 1\n", "index -1\n", "index in decimal")]
    [InlineData("index 1\n", "index  1\n", "index in decimal")]
    [InlineData("index 1\n", "Index 1\n", "index in decimal")]
    [InlineData("index 1\n", "index 1 \n", "index in decimal")]
    [InlineData("index 1\n", "index\n", "index in decimal")]
    [InlineData("index 1\n", "i\n", "index in decimal")]
    [InlineData("index 1\n", "", "")]
    [InlineData("index 1\n", "extra AQ=\nindex 1\n", "extra data")]
    [InlineData("index 1\n", "extra AR==\nindex 1\n", "extra data")]
    [InlineData("index 1\n", "extra AQ==\nextra AQ==\nindex 1\n", "")]
    [InlineData("index 1\n", "index 1\nextra AQ==\n", "hashes of 32 bytes")]
    [InlineData("index 1\n", "index 1\nAQ==\n", "hashes of 32 bytes")]
    [InlineData("index 1\n", "index 1\n\n", "Not a checkpoint")]
    [InlineData("\n\ndocket", "\ndocket", "hashes of 32 bytes")]
    [InlineData("index 1\n", "index 1\r\n", "index in decimal")]
    public async Task Another_spelling_is_refused(string part, string other, string reason)
    {
        var text = Encoding.UTF8.GetString((await _log.ProofAsync(1, 3)).ToBytes());
        text.ShouldContain(part, Case.Sensitive);
        var refusal = Refusal(Encoding.UTF8.GetBytes(text.Replace(part, other, StringComparison.Ordinal)));
        refusal.ShouldStartWith("Not a proof: ");
        refusal.ShouldContain(reason);
    }

    [Fact]
    public async Task What_has_no_form_is_not_put_together()
    {
        var checkpoint = await _log.CheckpointAsync(40);
        Should.Throw<ArgumentException>(() => TlogProof.Of(-1, [], checkpoint));
        Should.Throw<ArgumentException>(() => TlogProof.Of(0, [new byte[31]], checkpoint));
        Should.Throw<ArgumentException>(() => TlogProof.Of(0, Enumerable.Repeat(new byte[32], 64).ToList(), checkpoint)).Message.ShouldContain("63");
    }

    [Fact]
    public async Task Every_changed_byte_is_refused_or_shows_nothing()
    {
        var (good, entry) = ((await _log.ProofAsync(21, 40)).ToBytes(), _log.Rows[21].Bytes);
        for (var at = 0; at < good.Length; at++)
        {
            foreach (var value in Sizes.Full ? Enumerable.Range(0, 256) : [10, 13, 32, 43, 48, 65, 97, 0xe2, good[at] ^ 1, good[at] ^ 0x20])
            {
                byte[] changed = [.. good];
                changed[at] = (byte)value;
                if (value == good[at] || !TlogProof.TryParse(changed, out var proof, out _))
                    continue;
                proof.ToBytes().AsSpan().SequenceEqual(changed).ShouldBeTrue($"byte {at} as {value:x2}");
                proof.StandingOf(entry, _log.Key).ShouldNotBe(TlogProofStanding.Holds, $"byte {at} as {value:x2}");
            }
        }
    }
}
