using Microsoft.EntityFrameworkCore;
using Portal.Application.Answers;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Reads of a request what several queries of one page show. For queries alone.</summary>
internal sealed class CaseReading(IPortalDb db, Readings readings)
{
    /// <summary>Most answers of a request that are listed; the newest.</summary>
    private const int MostAnswers = 100;

    /// <summary>The request without its parts.</summary>
    public async Task<LegalRequest> RequestAsync(RequestId id, CancellationToken cancellationToken) => (await readings.OnceAsync(id, async () =>
        (LegalRequest?)await db.Requests.AsNoTracking().SingleAsync(request => request.Id == id, cancellationToken)))!;

    /// <summary>Who asked, and who has it now, as they stand today.</summary>
    public async Task<CasePeople> PeopleAsync(LegalRequest request, CancellationToken cancellationToken) =>
        (await readings.OnceAsync(request.Id, async () => (CasePeople?)await CasePeople.OfAsync(db, request, cancellationToken)))!;

    /// <summary>Its answers, the newest first.</summary>
    public async Task<IReadOnlyList<AnswerLine>> AnswersAsync(RequestId id, CancellationToken cancellationToken) => (await readings.OnceAsync(id, async () =>
        (IReadOnlyList<AnswerLine>?)await db.Answers.Where(answer => answer.Request == id).OrderByDescending(answer => answer.Number).Take(MostAnswers)
            .Select(answer => new AnswerLine(
                answer.Id, answer.Number, answer.Kind, answer.State, answer.Escalation != "", answer.State == AnswerState.Prepared && answer.ReturnReason != "", answer.PreparedAt, answer.SentAt))
            .ToListAsync(cancellationToken)))!;

    /// <summary>Whether somebody decides on an answer or has approved one, as <see cref="AnswersUnderWay"/> asks for commands.</summary>
    public async Task<bool> AnswerUnderWayAsync(RequestId id, CancellationToken cancellationToken) => await AnswersAsync(id, cancellationToken) is { Count: < MostAnswers } all
        ? all.Any(answer => answer.State is AnswerState.AwaitingApproval or AnswerState.Approved)
        : await db.AnswerUnderWayAsync(id, cancellationToken);

    /// <summary>The kind of the answer that was called back, as <see cref="CalledBack"/> finds it for commands.</summary>
    public async Task<AnswerKind?> CalledBackAsync(RequestId id, CancellationToken cancellationToken) => await AnswersAsync(id, cancellationToken) is { Count: < MostAnswers } all
        ? CalledBack.Of(all.Select(answer => (answer.Kind, answer.State)))
        : await CalledBack.OfAsync(db, id, cancellationToken);
}

/// <summary>The people of a request. The claimant's name is null where nobody has it, and for those who are not shown it.</summary>
internal sealed record CasePeople(string OfficerName, string OfficerTitle, AccountState Officer, string AgencyName, string AgencyCountry, AgencyState Agency, string? Claimant)
{
    public static Task<CasePeople> OfAsync(IPortalDb db, LegalRequest request, CancellationToken cancellationToken) => (
        from officer in db.Accounts.AsNoTracking()
        from agency in db.Agencies.AsNoTracking()
        where officer.Id == request.Officer && agency.Id == request.Agency
        select new CasePeople(
            officer.Name, officer.Title, officer.State, agency.Name, agency.Country, agency.State,
            db.Accounts.Where(account => account.Id == request.ClaimedBy).Select(account => account.Name).FirstOrDefault())).SingleAsync(cancellationToken);
}
