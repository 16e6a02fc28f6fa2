using Portal.Domain.Answers;

namespace Portal.Application.Packets.Contents;

/// <summary>The letter: who is answered, on what, with what, in plain words.</summary>
internal static class OpeningSections
{
    public static IEnumerable<PacketSection> Of(PacketMaterial material, PacketWords words)
    {
        var (request, answer) = (material.Request, material.Answer);
        var blocks = new List<PacketBlock>
        {
            new PacketBlock.Facts(
            [
                (words["letter.to"], PacketText.Foreign(request.Agency)),
                (words["letter.attention"], PacketText.Foreign(request.Officer)),
                (words["letter.reference"], PacketText.Code(request.Reference)),
                (words["letter.case"], PacketText.Foreign(request.CaseNumber)),
                (words["letter.asked"], words[$"kind.{request.Kind}"]),
                (words["letter.instrument"], words.Name("instrument", request.Instrument.Kind)),
                (words["letter.instrument.number"], PacketText.Foreign(request.Instrument.Number)),
                (words["letter.instrument.authority"], PacketText.Foreign(request.Instrument.IssuingAuthority)),
                (words["letter.instrument.issued"], words.Written(request.Instrument.IssuedOn)),
                (words["letter.sent"], words.Written(request.SubmittedAt)),
                (words["letter.kind"], words[$"answer.{answer.Kind}"]),
                (words["letter.approved"], words.Written(answer.ApprovedAt)),
            ]),
            new PacketBlock.Paragraph(words[$"letter.{answer.Kind}"]),
        };
        yield return new(words["letter"], blocks);
        if (answer.Words.Length > 0)
            yield return new(words["letter.words"], [new PacketBlock.Paragraph(answer.Words)]);
        if (answer.Kind == AnswerKind.Decline && answer.Codes.Count > 0)
        {
            yield return new(words["letter.reasons"],
                [.. answer.Codes.Select(code => new PacketBlock.Paragraph(words.Why(code)))]);
        }
    }
}
