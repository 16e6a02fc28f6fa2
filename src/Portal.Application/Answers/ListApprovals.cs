using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>Answers that wait for the actor's decision: escalated ones for counsel, all others for approvers. Those that have
/// waited longest first.</summary>
public sealed record ListApprovals : IQuery<IReadOnlyList<ApprovalLine>>;

/// <summary>How many there are.</summary>
public sealed record CountApprovals : IQuery<int>;

public sealed record ApprovalLine(
    RequestId Request, RequestReference Reference, RequestKind RequestKind, string AgencyName, AnswerId Answer, int Number, AnswerKind Kind, string Escalation, string PreparedBy,
    DateTimeOffset SentAt, DateTimeOffset? DueAt, DateTimeOffset SubmittedAt);

/// <summary>What waits for whom.</summary>
internal static class Approvals
{
    public const int Most = 200;

    public static IQueryable<Answer> Of(IPortalDb db, Actor actor)
    {
        var waiting = db.Answers.Where(answer => answer.State == AnswerState.AwaitingApproval && answer.PreparedBy != actor.Id && answer.Requester != actor.Id
            && db.Requests.Any(request => request.Id == answer.Request && Lifecycle.Open.Contains(request.State)));
        return actor.Role == Role.Counsel ? waiting.Where(answer => answer.Escalation != "") : waiting.Where(answer => answer.Escalation == "");
    }
}

internal sealed class ListApprovalsHandler(IPortalDb db, CurrentActor current) : IRequestHandler<ListApprovals, Result<IReadOnlyList<ApprovalLine>>>
{
    public async Task<Result<IReadOnlyList<ApprovalLine>>> Handle(ListApprovals query, CancellationToken cancellationToken) => Result<IReadOnlyList<ApprovalLine>>.Of(await (
        from answer in Approvals.Of(db, current.Actor).OrderBy(answer => answer.SentAt).Take(Approvals.Most)
        join request in db.Requests on answer.Request equals request.Id
        join agency in db.Agencies on request.Agency equals agency.Id
        join preparer in db.Accounts on answer.PreparedBy equals preparer.Id
        orderby answer.SentAt, answer.Id
        select new ApprovalLine(
            request.Id, request.Reference, request.Kind, agency.Name, answer.Id, answer.Number, answer.Kind, answer.Escalation, preparer.Name, answer.SentAt!.Value,
            request.DueAt, request.SubmittedAt)).ToListAsync(cancellationToken));
}

internal sealed class CountApprovalsHandler(IPortalDb db, CurrentActor current) : IRequestHandler<CountApprovals, Result<int>>
{
    public async Task<Result<int>> Handle(CountApprovals query, CancellationToken cancellationToken) => await Approvals.Of(db, current.Actor).CountAsync(cancellationToken);
}
