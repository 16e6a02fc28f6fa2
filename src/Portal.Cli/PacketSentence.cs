using System.Globalization;
using Portal.Packets.Verify;

namespace Portal.Cli;

/// <summary>Says one finding about a packet in one line of English.</summary>
internal static class PacketSentence
{
    public static string Of(PacketFinding finding) => finding.Verdict switch
    {
        PacketVerdict.Passed => $"holds: {Claim(finding.Check)}",
        PacketVerdict.Failed => $"does not hold: {Claim(finding.Check)}; {Fact(finding, "reason")}{Place(finding)}",
        _ => $"not checked: {Claim(finding.Check)}; {Remedy(finding)}",
    };

    private static string Claim(PacketCheck check) => check switch
    {
        PacketCheck.FileHash => "the whole file has the expected SHA-256",
        PacketCheck.Frame => "the file begins and ends as it must",
        PacketCheck.Revisions => "the seal is the last thing that was added",
        PacketCheck.Unsealed => "the packet before the seal is a whole file",
        PacketCheck.Coverage => "the seal adds nothing else and covers every byte but its own signature",
        PacketCheck.Encoding => "the signature is written in its one form",
        PacketCheck.Digest => "the covered bytes are those that were signed",
        PacketCheck.Signature => "the key of the seal's certificate signed them",
        PacketCheck.SigningCertificate => "the certificates are those that the signature names",
        PacketCheck.Chain => "the certificates lead to an authority",
        PacketCheck.Authority => "the authority is the named one",
        PacketCheck.Validity => "the certificates were valid at the time of sealing",
        PacketCheck.KeyUsage => "the seal's certificate is for signatures",
        _ => "the embedded files are those of the manifest",
    };

    private static string Remedy(PacketFinding finding) => finding.Check switch
    {
        PacketCheck.FileHash => "name it with --sha256",
        PacketCheck.Authority when Fact(finding, "authority") is { Length: > 0 } fingerprint => $"name it with --authority; the packet's own has the fingerprint {fingerprint}",
        _ => "an earlier check failed",
    };

    private static string Place(PacketFinding finding) => (Fact(finding, "file"), Fact(finding, "at")) switch
    {
        ({ Length: > 0 } file, _) => $" ({file})",
        (_, { Length: > 0 } at) => $" (byte {at})",
        _ => "",
    };

    /// <summary>Text out of a packet, without what would command a terminal.</summary>
    public static string Printable(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));

    private static string Fact(PacketFinding finding, string name) =>
        Printable(Convert.ToString(finding.Facts.FirstOrDefault(fact => fact.Name == name).Value, CultureInfo.InvariantCulture) ?? "");
}
