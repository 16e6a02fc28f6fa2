using Portal.Domain;
using Portal.Domain.Answers;

namespace Portal.Application.Answers;

/// <summary>Why an answer cannot be written or sent like this. Fields are those of the edit page.</summary>
internal static class AnswerRefusals
{
    public const int MaxFiles = 50;

    public static Refusal NotThisKind { get; } = new("answers.not-this-kind");

    public static Refusal NoData { get; } = new("answers.no-data");

    public static Refusal CategoryNotAsked(string category) => new("answers.category-not-asked", ("category", category)) { Field = "Category" };

    public static Refusal CategoryNotGiven(string category) => new("answers.category-not-given", ("category", category)) { Field = "Files" };

    public static Refusal CategoryHasFile(string category) => new("answers.category-has-file") { Field = $"Category-{category}" };

    public static Refusal CategoryWithoutWord(string category) => new("answers.category-without-word", ("category", category)) { Field = $"Category-{category}" };

    public static Refusal UnknownTarget(int line) => new("answers.unknown-target") { Field = $"Outcome-{line}" };

    public static Refusal OutcomeNotOfKind(string field) => new("answers.outcome-not-of-kind") { Field = field };

    public static Refusal NoSuchHold(int line) => new("answers.no-such-hold") { Field = $"Outcome-{line}" };

    public static Refusal CodeMissing(string field) => new("answers.code-missing") { Field = field };

    public static Refusal CodeUnknown(string field) => new("answers.code-unknown") { Field = field };

    public static Refusal TargetsWithoutFinding(int count, int first) => new("answers.targets-without-finding", ("n", count), ("first", first)) { Field = "Findings" };

    public static Refusal NoFinding { get; } = new("answers.no-finding") { Field = "Findings" };

    public static Refusal ProducedWithoutRows(int line) => new("answers.produced-without-rows", ("line", line)) { Field = "Findings" };

    public static Refusal RowsNotGiven(int line, string category) => new("answers.rows-not-given", ("line", line), ("category", category)) { Field = "Findings" };

    public static Refusal HoldNotConfirmed(int line) => new("answers.hold-not-confirmed", ("line", line)) { Field = "Findings" };

    public static Refusal HoldStands(int line) => new("answers.hold-stands", ("line", line)) { Field = "Findings" };

    public static Refusal DeclineWhileHeld(int line) => new("answers.decline-while-held", ("line", line)) { Field = "Codes" };

    public static Refusal NoCode { get; } = new("answers.no-code") { Field = "Codes" };

    public static Refusal NoWords(int limit) => new("answers.no-words", ("limit", limit)) { Field = "Words" };

    public static Refusal FilesInDecline { get; } = new("answers.files-in-decline") { Field = "Files" };

    public static Refusal NeedsCounsel(string escalation) => new("answers.needs-counsel", ("escalation", escalation)) { Field = "Escalation" };

    public static Refusal UnknownLanguage { get; } = new("answers.unknown-language") { Field = "Language" };

    public static Refusal UnknownKind { get; } = new("answers.unknown-kind") { Field = "Kind" };

    public static Refusal ColumnMissing(string column) => new("answers.column-missing", ("column", column)) { Field = $"Map-{column}" };

    public static Refusal RowsFaulty(int count) => new("answers.rows-faulty", ("n", count)) { Field = "LeaveOut" };

    public static Refusal NoRowsLeft { get; } = new("answers.no-rows-left") { Field = "LeaveOut" };

    public static Refusal TooManyFiles { get; } = new("answers.too-many-files", ("limit", MaxFiles)) { Field = "Table" };

    public static Refusal FileTwice { get; } = new("answers.file-twice");

    public static Refusal NoReason { get; } = new("answers.no-reason") { Field = "Reason" };

    public static Refusal WrongState(Answer answer) => AnswerErrors.WrongState(answer.State);
}
