using Portal.Domain.Targets;
using Portal.Web.Ui;
using Portal.Web.Ui.Parts;

namespace Portal.Web.Pages.Agency.Requests;

/// <summary>Verdicts of pasted lines as rows of a table.</summary>
internal static class AddressRows
{
    public static LineVerdictRow Of(LineVerdict line, Speech say)
    {
        var verdict = line.Verdict;
        var mark = verdict.Standing == AddressStanding.Refused ? LineMark.Refused
            : line.DuplicateOf is not null ? LineMark.Duplicate
            : verdict.Standing == AddressStanding.Confirm ? LineMark.Confirm
            : LineMark.Ok;
        var detail = verdict.Refusal is { } refusal ? say[refusal]
            : mark == LineMark.Confirm ? say[$"lines.caution.{verdict.Caution}"]
            : null;
        return new(line.Line, line.Typed, verdict.Family == AddressFamily.Unknown ? null : say[$"network.{verdict.Family}"], mark, detail, line.DuplicateOf);
    }
}
