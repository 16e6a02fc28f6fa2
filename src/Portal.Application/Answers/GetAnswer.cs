using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>An answer beside what was asked.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="Page">Page of targets, from 1.</param>
/// <param name="OnlyOpen">Only targets without a finding.</param>
public sealed record GetAnswer(RequestId Request, AnswerId Answer, int Page = 1, bool OnlyOpen = false) : IQuery<AnswerPage>, IAboutRequest
{
    /// <summary>Targets on a page.</summary>
    public const int PageSize = 50;
}

internal sealed class GetAnswerHandler(IPortalDb db, PolicyBook policies, CurrentActor current) : IRequestHandler<GetAnswer, Result<AnswerPage>>
{
    public async Task<Result<AnswerPage>> Handle(GetAnswer query, CancellationToken cancellationToken)
    {
        if (await WholeAnswer.FindAsync(db, query.Request, query.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        var request = await db.Requests.AsNoTracking().SingleAsync(request => request.Id == query.Request, cancellationToken);
        var contents = await CaseContents.OfAsync(db, policies, request, cancellationToken);
        var facts = await AnswerFacts.OfAsync(db, answer, cancellationToken);
        var people = await db.Accounts.Where(account => account.Id == answer.PreparedBy || account.Id == answer.DecidedBy).ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);
        var imports = await db.AnswerImports.Where(import => import.Answer == answer.Id).OrderBy(import => import.Category)
            .Select(import => new ImportLine(import.Id, import.Category, import.Name)).ToListAsync(cancellationToken);

        var findings = answer.Findings.ToDictionary(finding => finding.Line);
        var shown = contents.Targets.Where(target => !query.OnlyOpen || !findings.ContainsKey(target.Line)).ToList();
        var pages = Math.Max(1, (shown.Count + GetAnswer.PageSize - 1) / GetAnswer.PageSize);
        var page = Math.Clamp(query.Page, 1, pages);
        var rows = shown.Skip((page - 1) * GetAnswer.PageSize).Take(GetAnswer.PageSize).ToList();
        var holds = await HoldsAsync(request.Id, cancellationToken);
        var given = answer.Files.SelectMany(file => file.TargetLines.Select(line => (line, file.Category))).Distinct().ToLookup(file => file.line, file => file.Category);
        var (actor, standing) = (current.Actor, Standing.Of(request));
        return new AnswerPage(
            new(
                answer.Id, answer.Number, answer.Kind, answer.State, answer.Language, answer.Words, answer.Codes, answer.Revision, answer.Escalation,
                people.GetValueOrDefault(answer.PreparedBy, ""), answer.PreparedAt, answer.SentAt,
                answer.DecidedBy is { } decider ? people.GetValueOrDefault(decider) : null, answer.DecidedAt, answer.ReturnReason),
            RequestHeader.Of(request, await CasePeople.OfAsync(db, request, cancellationToken), actor.Id), contents, AnswerFacts.OutcomesOf(request.Kind),
            [.. rows.Select(target => Row(target, findings.GetValueOrDefault(target.Line), holds[target.Line], given[target.Line]))],
            page, pages, contents.Targets.Count - findings.Count,
            [.. answer.Findings.GroupBy(finding => finding.Outcome).OrderBy(same => same.Key).Select(same => (same.Key, same.Count()))],
            [.. facts.Asked.Select(category => new CategoryLine(
                category, answer.Withheld.FirstOrDefault(withheld => withheld.Category == category)?.Code ?? "", answer.Files.Where(file => file.Category == category).Sum(file => file.Rows)))],
            [.. answer.Files.OrderBy(file => file.Category).ThenBy(file => file.Name).Select(file => new FileLine(file.Id, file.Category, file.Name, file.Rows, file.TargetLines.Count, file.Sha256))],
            imports, AnswerRules.IsPartial(answer, policies.Answers), AnswerRules.Against(answer, facts, policies.Answers),
            MayEdit: standing.Permits<RecordFindings>(actor, answer.State),
            MaySend: standing.Permits<SendAnswerForApproval>(actor, answer.State),
            MayDecide: standing.Permits<ApproveAnswer>(actor, answer.State) && actor.Id != answer.PreparedBy && actor.Id != answer.Requester
                && actor.Role == (answer.Escalation.Length > 0 ? Role.Counsel : Role.Approver));
    }

    private async Task<ILookup<int, HeldAmount>> HoldsAsync(RequestId request, CancellationToken cancellationToken) =>
        (await db.Holds.Where(hold => hold.Request == request && hold.State == PlacementState.Confirmed).OrderBy(hold => hold.PlacedAt)
            .Select(hold => new { hold.Id, hold.Line, hold.Asset, hold.Amount }).ToListAsync(cancellationToken))
        .ToLookup(hold => hold.Line, hold => new HeldAmount(hold.Id, policies.Freezes.Written(hold.Asset, hold.Amount), hold.Asset));

    private static FindingRow Row(TargetLine target, Finding? finding, IEnumerable<HeldAmount> holds, IEnumerable<string> given) => new(
        target.Line, target.Family, target.Normal, target.Tag, finding?.Outcome, finding?.Code ?? "", [.. holds], holds.FirstOrDefault(hold => hold.Id == finding?.Hold), [.. given]);
}
