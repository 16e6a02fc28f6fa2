using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Domain.Holds;

namespace Portal.Application.Answers;

/// <summary>An answer as those see it who write it or decide on it.</summary>
/// <param name="Answer">What is said.</param>
/// <param name="Header">Header of the request.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Outcomes">Outcomes a target can have.</param>
/// <param name="Rows">A page of targets.</param>
/// <param name="Page">Which page, from 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Open">Targets without a finding.</param>
/// <param name="Tally">How many targets have which outcome.</param>
/// <param name="Categories">Categories that were asked for.</param>
/// <param name="Files">Data files.</param>
/// <param name="Imports">Uploads that are not taken in yet.</param>
/// <param name="Partial">Something that was asked for is not given.</param>
/// <param name="Against">What stands against sending it, or what the approver should know.</param>
/// <param name="MayEdit">Whether the reader may change it now.</param>
/// <param name="MaySend">Whether the reader may send it for approval now.</param>
/// <param name="MayDecide">Whether the reader may decide on it now.</param>
public sealed record AnswerPage(
    AnswerHead Answer, RequestHeader Header, CaseContents Asked, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<FindingRow> Rows, int Page, int Pages, int Open, IReadOnlyList<(Outcome Outcome, int Count)> Tally, IReadOnlyList<CategoryLine> Categories,
    IReadOnlyList<FileLine> Files, IReadOnlyList<ImportLine> Imports, bool Partial, IReadOnlyList<Refusal> Against, bool MayEdit, bool MaySend, bool MayDecide)
{
    /// <summary>Whether it hands tables over.</summary>
    public bool HasTables => Header.Kind == RequestKind.Data && Answer.Kind != AnswerKind.Decline;
}

/// <summary>The answer itself, with the people by name.</summary>
public sealed record AnswerHead(
    AnswerId Id, int Number, AnswerKind Kind, AnswerState State, string Language, string Words, IReadOnlyList<string> Codes, int Revision, string Escalation, string PreparedBy,
    DateTimeOffset PreparedAt, DateTimeOffset? SentAt, string? DecidedBy, DateTimeOffset? DecidedAt, string ReturnReason);

/// <summary>A target with its finding: the confirmed holds that can be named, the one that is, and the categories of which
/// files have rows about it.</summary>
public sealed record FindingRow(
    int Line, string Family, string Normal, long? Tag, Outcome? Outcome, string Code, IReadOnlyList<HeldAmount> Holds, HeldAmount? Held, IReadOnlyList<string> Given);

/// <summary>What a hold holds, as people write amounts.</summary>
public sealed record HeldAmount(HoldId Id, string Amount, string Asset);

/// <summary>A category that was asked for: rows of it, or the code that says why there are none.</summary>
public sealed record CategoryLine(string Category, string Code, int Rows);

public sealed record FileLine(AnswerFileId Id, string Category, string Name, int Rows, int Targets, string Sha256);

public sealed record ImportLine(AnswerFileId Id, string Category, string Name);
