using Portal.Domain.Answers;

namespace Portal.Application.Answers;

/// <summary>A table that was uploaded for an answer and not taken in yet: its columns are to be named and its rows looked at.
/// It is no part of the answer.</summary>
public sealed class AnswerImport
{
    /// <summary>The id the file will have.</summary>
    public AnswerFileId Id { get; init; }

    public AnswerId Answer { get; init; }

    public string Category { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>As uploaded.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>What stands between cells.</summary>
    public string Delimiter { get; init; } = "";
}
