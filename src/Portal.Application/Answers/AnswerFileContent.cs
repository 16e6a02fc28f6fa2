using Portal.Domain.Answers;

namespace Portal.Application.Answers;

/// <summary>The bytes of a data file of an answer, apart from what is said about it: UTF-8 CSV in the one form that is
/// disclosed.</summary>
public sealed class AnswerFileContent
{
    public AnswerFileId Id { get; init; }

    public byte[] Bytes { get; init; } = [];
}
