using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Questions;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Documents;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>What was asked of the agency about a request, whether officer and agency still stand, and what the reader can do
/// now; for those who see the contents.</summary>
public sealed record GetCaseWork(RequestId Request) : IQuery<CaseWork>, IAboutRequest;

/// <param name="Standing">Those who asked, as they stand today.</param>
/// <param name="Document">The instrument's document.</param>
/// <param name="Questions">In order.</param>
/// <param name="MayConfirm">Can find the request genuine.</param>
/// <param name="MayAsk">Can ask the agency.</param>
/// <param name="Retractable">The question the reader can take back.</param>
/// <param name="MayClose">Can file the request away.</param>
public sealed record CaseWork(
    ApplicantStanding Standing, DocumentId Document, IReadOnlyList<QuestionLine> Questions, bool MayConfirm, bool MayAsk, QuestionLine? Retractable, bool MayClose);

/// <summary>How those who asked stand today.</summary>
public sealed record ApplicantStanding(string OfficerName, string OfficerTitle, AccountState Officer, string AgencyName, string AgencyCountry, AgencyState Agency)
{
    public bool Stand => Officer == AccountState.Active && Agency == AgencyState.Verified;
}

internal sealed class GetCaseWorkHandler(IPortalDb db, CurrentActor current) : IRequestHandler<GetCaseWork, Result<CaseWork>>
{
    public async Task<Result<CaseWork>> Handle(GetCaseWork query, CancellationToken cancellationToken)
    {
        var request = await db.Requests.AsNoTracking().Include(request => request.Questions).SingleAsync(request => request.Id == query.Request, cancellationToken);
        var who = await (
            from officer in db.Accounts
            from agency in db.Agencies
            where officer.Id == request.Officer && agency.Id == request.Agency
            select new ApplicantStanding(officer.Name, officer.Title, officer.State, agency.Name, agency.Country, agency.State)).SingleAsync(cancellationToken);
        var questions = await QuestionLine.OfAsync(db, request, forAgency: false, cancellationToken);
        var standing = Pipeline.Standing.Of(request);
        return new CaseWork(
            who, request.Instrument.Document, questions, standing.Permits<ConfirmAuthenticity>(current.Actor), standing.Permits<AskAgency>(current.Actor),
            standing.Permits<RetractQuestion>(current.Actor) ? questions.FirstOrDefault(question => question.Standing == QuestionStanding.Open) : null,
            standing.Permits<CloseRequest>(current.Actor) && !await db.AnswerUnderWayAsync(query.Request, cancellationToken));
    }
}
