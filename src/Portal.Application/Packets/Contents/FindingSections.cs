using Portal.Application.Requests;
using Portal.Domain.Answers;

namespace Portal.Application.Packets.Contents;

/// <summary>What became of each target, what is left out, what is held, what is embedded.</summary>
internal static class FindingSections
{
    /// <summary>Most rows of a table that are printed; all of them are in the embedded file.</summary>
    public const int MostRows = 200;

    public static IEnumerable<PacketSection> Of(PacketMaterial material, IReadOnlyList<RowFile> data, PacketWords words)
    {
        if (material.Findings.Count > 0)
            yield return new(words["findings"], [.. Findings(material, words)]);
        if (material.Withheld.Count > 0)
            yield return new(words["withheld"], [new PacketBlock.Paragraph(words["withheld.text"]), Withheld(material, words)]);
        var held = material.Findings.Where(finding => finding.Hold is not null).ToList();
        if (held.Count > 0)
            yield return new(words["holds"], [Holds(held, words), new PacketBlock.Paragraph(words["holds.text"])]);
        if (data.Count > 0)
            yield return new(words["files"], [Files(data, words), new PacketBlock.Paragraph(words["files.text"])]);
    }

    private static IEnumerable<PacketBlock> Findings(PacketMaterial material, PacketWords words)
    {
        yield return new PacketBlock.Table(
            [words["findings.line"], words["findings.target"], words["findings.outcome"], words["findings.detail"]],
            [.. material.Findings.Take(MostRows).Select(finding => (IReadOnlyList<PacketText>)
                [PacketWords.Number(finding.Target.Line), Target(finding.Target, words), words[$"outcome.{finding.Outcome}"], Detail(finding, words)])],
            Rest("findings.rest", material.Findings.Count, words));
        if (material.Answer.Kind == AnswerKind.Interim && material.Targets.Count > material.Findings.Count)
            yield return new PacketBlock.Paragraph(words["findings.open", ("n", material.Targets.Count - material.Findings.Count)]);
    }

    private static PacketBlock.Table Withheld(PacketMaterial material, PacketWords words) => new(
        [words["withheld.category"], words["withheld.why"]],
        [.. material.Withheld.Select(category => (IReadOnlyList<PacketText>)[words.Name("category", category.Category), words.Why(category.Code)])], "");

    private static PacketBlock.Table Holds(List<PacketFinding> held, PacketWords words) => new(
        [words["holds.line"], words["holds.amount"], words["holds.since"], words["holds.until"], words["holds.reference"]],
        [.. held.Take(MostRows).Select(finding => (IReadOnlyList<PacketText>)
        [
            PacketWords.Number(finding.Target.Line), PacketText.Code($"{finding.Hold!.Amount} {finding.Hold.Asset}"), words.Written(finding.Hold.Since), words.Written(finding.Hold.Until),
            PacketText.Code(finding.Hold.OperatorReference),
        ])],
        Rest("holds.rest", held.Count, words));

    private static PacketBlock.Table Files(IReadOnlyList<RowFile> data, PacketWords words) => new(
        [words["files.name"], words["files.what"], words["files.rows"], words["files.sha256"]],
        [.. data.Select(file => (IReadOnlyList<PacketText>)[PacketText.Code(file.File.Name), file.File.Description, PacketWords.Number(file.Rows), PacketText.Code(file.Sha256)])], "");

    private static PacketText Target(TargetLine target, PacketWords words) =>
        PacketText.Code(target.Tag is { } tag ? $"{target.Normal} ({words["findings.tag", ("tag", PacketWords.Number(tag).Text)]})" : target.Normal);

    private static string Detail(PacketFinding finding, PacketWords words) => finding switch
    {
        { Hold: { Since: not null } hold } => words["findings.held", ("amount", hold.Amount), ("asset", hold.Asset), ("until", hold.Until)],
        { Hold: { } hold } => words["findings.held.unsure", ("amount", hold.Amount), ("asset", hold.Asset)],
        { Code.Length: > 0 } => words.Why(finding.Code),
        { Outcome: Outcome.Produced } => words["findings.produced"],
        _ => "",
    };

    private static string Rest(string key, int all, PacketWords words) => all > MostRows ? words[key, ("shown", MostRows), ("all", all)] : "";
}
