using Portal.Application.Ports;

namespace Portal.Application.Packets.Contents;

/// <summary>Where it came from, what is in it, and how it is checked.</summary>
internal static class ClosingSections
{
    /// <summary>Most ledger entries that are printed.</summary>
    private const int MostEntries = 100;

    public static IEnumerable<PacketSection> Of(PacketMaterial material, IReadOnlyList<RowFile> files, SealIdentity seal, PacketWords words) =>
    [
        new(words["custody"], [new PacketBlock.Paragraph(words["custody.text"]), Custody(material.Custody, words)]),
        new(words["manifest"], [new PacketBlock.Paragraph(words["manifest.text"]), Manifest(files, words)]),
        new(words["verify"], [.. Verification(seal, words)]),
    ];

    private static PacketBlock.Table Custody(IReadOnlyList<CustodyLine> lines, PacketWords words) => new(
        [words["custody.entry"], words["custody.when"], words["custody.what"], words["custody.who"]],
        [.. lines.TakeLast(MostEntries).Select(line => (IReadOnlyList<PacketText>)
            [PacketWords.Number(line.Sequence), words.Written(line.At), words[$"event.{line.Event}"], line.Officer is null ? words.Name("role", line.Role) : PacketText.Foreign(line.Officer)])],
        lines.Count > MostEntries ? words["custody.rest", ("shown", MostEntries), ("all", lines.Count)] : "");

    private static PacketBlock.Table Manifest(IReadOnlyList<RowFile> files, PacketWords words) => new(
        [words["files.name"], words["manifest.type"], words["manifest.size"], words["files.sha256"]],
        [.. files.Select(file => (IReadOnlyList<PacketText>)
            [PacketText.Code(file.File.Name), PacketText.Code(file.File.MediaType), PacketWords.Number(file.File.Bytes.Length), PacketText.Code(file.Sha256)])], "");

    private static IEnumerable<PacketBlock> Verification(SealIdentity seal, PacketWords words)
    {
        yield return new PacketBlock.Facts(
        [
            (words["verify.sealed-by"], PacketText.Foreign(seal.Subject)),
            (words["verify.certificate"], PacketText.Code(seal.CertificateSha256)),
            (words["verify.authority"], PacketText.Code(seal.AuthoritySha256)),
        ]);
        yield return new PacketBlock.Paragraph(words["verify.how"]);
        yield return new PacketBlock.Paragraph(words["verify.hash"]);
        if (seal.SelfMade)
            yield return new PacketBlock.Paragraph(words["verify.self-made"]);
        yield return new PacketBlock.Paragraph(words["verify.no-timestamp"]);
        yield return new PacketBlock.Paragraph(words["verify.no-certificate"]);
    }
}
