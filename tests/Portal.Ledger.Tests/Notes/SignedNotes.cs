using System.Text;
using Portal.Ledger.Notes;

namespace Portal.Ledger.Tests.Notes;

/// <summary>A checkpoint and a cosignature made by <c>openssl</c> and <c>base64</c> alone; the log is that of docs/ledger-format.md.</summary>
internal static class SignedNotes
{
    public const string Origin = "docket.example/ledger";
    public const string PublicKeyPem =
        """
        -----BEGIN PUBLIC KEY-----
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE0Yx5On+yRAB5WnOHk0rUsqOZ2aTE
        hV03IRspHrMm31faPPjKPTu0PCCm1noRA8camgWbcdcsDtlPKGNE+PWArA==
        -----END PUBLIC KEY-----
        """;

    public const string VerifierKey =
        "docket.example/ledger+15692a8a+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNGMeTp/skQAeVpzh5NK1LKjmdmkxIVdNyEbKR6zJt9X2jz4yj07tDwgptZ6EQPHGpoFm3HXLA7ZTyhjRPj1gKw=";

    public const string Signed =
        "docket.example/ledger\n2\nRltEamOcJPKnrTrTfVosDbsBs52RrXFx6bluOrYb1As=\n\n" +
        "\u2014 docket.example/ledger FWkqijBFAiAUGLicLFWREjN7a769Qm0nHwvsYRRTTdRCZzrXlIgwowIhAJ2A3HW9Qe1MlRQ2LKDbELPutjtvt/UGqTEInvaz3n3w\n";

    public const string WitnessKey =
        "witness.example/w1+628c82de+/2RvY2tldC9lY2RzYS1wMjU2LXNoYTI1Ni1jb3NpZ25hdHVyZS92MTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABN1ycjgv9QzgYapKN7krIex0QOoHHQlbC9Ukpe6EMHKVoT6MlfEEntJREmVjB03NB6ZMm/lBGoXhAaDLcctRxmw=";

    public const string Cosigned =
        "\u2014 witness.example/w1 YoyC3gAAAABppCpAMEUCIQDzIqcX4UsJlczD9gISBj4/TzxAXf1KQrOAmu+2cugjNAIgTBARRlp+xuUCBhuzOgijGgJFCT7AWUMk/sVrlUHDKtU=";

    public static NoteKey LogKey => Key(VerifierKey);

    public static NoteKey Key(string text) => NoteKey.TryParse(text, out var key) ? key : throw new FormatException(text);

    public static Checkpoint Read(string note) => Checkpoint.TryParse(Encoding.UTF8.GetBytes(note), out var read, out var refusal) ? read : throw new FormatException(refusal);

    public static string Refusal(string note) => Refusal(Encoding.UTF8.GetBytes(note));

    public static string Refusal(byte[] note)
    {
        Checkpoint.TryParse(note, out var read, out var refusal).ShouldBe(refusal.Length == 0);
        (read is null).ShouldBe(refusal.Length > 0);
        return refusal;
    }
}
