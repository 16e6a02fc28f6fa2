using Portal.Domain.Answers;
using Portal.Domain.Policies;

namespace Portal.Application.Policies;

/// <summary>What is wrong with the table of reason codes, in sentences for the person who edits it.</summary>
internal static class AnswerFaults
{
    public static IEnumerable<string> In(AnswerPolicy policy)
    {
        foreach (var code in policy.Codes.GroupBy(row => row.Code).Where(rows => rows.Count() > 1))
            yield return $"Reason code {code.Key} stands twice.";
        foreach (var row in policy.Codes)
        {
            if (row.Code.Length == 0 || row.Code.Contains(',', StringComparison.Ordinal))
                yield return $"Reason code {row.Code}: a code is not empty and has no comma, since codes are stored with commas between them.";
            if (row.Counsel is not null && !Answer.Escalations.Contains(row.Counsel))
                yield return $"Reason code {row.Code}: there is no escalation {row.Counsel}.";
            if (row.ShownAs is not null && (policy.Code(row.ShownAs) is not { ShownAs: null } || row.ShownAs == row.Code))
                yield return $"Reason code {row.Code}: it cannot be shown as {row.ShownAs}.";
        }

        foreach (var use in Enum.GetValues<CodeUse>().Where(use => policy.For(use).Count == 0))
            yield return $"No reason code can be given for {use}.";
        if (policy.Languages.Count == 0 || policy.Languages.Distinct().Count() != policy.Languages.Count)
            yield return "Languages of packets: at least one, each once.";
    }
}
