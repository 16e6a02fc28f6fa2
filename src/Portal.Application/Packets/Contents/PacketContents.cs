using System.Globalization;
using Portal.Application.Ports;
using Portal.Domain.Answers;

namespace Portal.Application.Packets.Contents;

/// <summary>Puts an approved answer into sentences, tables and files. Pure: the same material is the same document, whoever asks
/// and whenever.</summary>
internal sealed class PacketContents(PacketTexts texts)
{
    private const string Csv = "text/csv";

    /// <summary>The document of an answer, and the manifest in it.</summary>
    public (PacketDocument Document, byte[] Manifest) Of(PacketMaterial material, SealIdentity seal)
    {
        var words = new PacketWords(texts, texts.Spoken(material.Answer.Language));
        var data = DataFiles(material, words);
        IReadOnlyList<RowFile> files = [new(new(FindingsFile.Name, Csv, words["files.findings"], IsData: true, FindingsFile.Of(material.Findings)), material.Findings.Count, ""), .. data];
        var manifest = PacketManifest.Of(material, words.Language, files);
        var document = new PacketDocument(
            words.Language, PacketTexts.IsRightToLeft(words.Language), material.Answer.ApprovedAt, material.Request.Reference, words["title", ("number", material.Answer.Number), ("reference", material.Request.Reference)],
            [material.Request.Entity, material.Request.EntityCountry], words["confidential"], words["page"],
            [words["seal.caption"], seal.Subject, words["seal.caption.at", ("at", material.Answer.ApprovedAt)]],
            [.. OpeningSections.Of(material, words), .. FindingSections.Of(material, data, words), .. ClosingSections.Of(material, files, seal, words)],
            [.. files.Select(file => file.File), new(PacketManifest.Name, "application/json", words["files.manifest"], IsData: false, manifest)]);
        return (document, manifest);
    }

    /// <summary>The data files without the rows and categories that are withheld; one that has nothing left is left out.</summary>
    private static List<RowFile> DataFiles(PacketMaterial material, PacketWords words)
    {
        var produced = ProducedTargets(material);
        var withheld = material.Withheld.Select(category => category.Category).ToHashSet();
        var files = new List<RowFile>();
        foreach (var (category, bytes) in material.Files.Where(file => !withheld.Contains(file.Category)))
        {
            var (kept, rows) = ProducedRows.Of(bytes, produced);
            if (rows > 0)
                files.Add(new(new(FreeName(category, files), Csv, words.Name("category", category), IsData: true, kept), rows, category));
        }

        return files;
    }

    /// <summary>The targets whose rows may leave, as data files name them.</summary>
    private static HashSet<string> ProducedTargets(PacketMaterial material) =>
        [.. material.Findings.Where(finding => finding.Outcome == Outcome.Produced)
            .Select(finding => new RowTarget(finding.Target.Line, finding.Target.Normal, finding.Target.Tag, Open: true).Written)];

    private static string FreeName(string category, List<RowFile> taken)
    {
        var stem = string.Concat(category.Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-'));
        var same = taken.Count(file => file.Category == category);
        return same == 0 ? $"{stem}.csv" : string.Create(CultureInfo.InvariantCulture, $"{stem}-{same + 1}.csv");
    }
}
