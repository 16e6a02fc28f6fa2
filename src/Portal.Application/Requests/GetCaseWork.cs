using MediatR;
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

internal sealed class GetCaseWorkHandler(IPortalDb db, CaseReading reading, CurrentActor current) : IRequestHandler<GetCaseWork, Result<CaseWork>>
{
    public async Task<Result<CaseWork>> Handle(GetCaseWork query, CancellationToken cancellationToken)
    {
        var request = await reading.RequestAsync(query.Request, cancellationToken);
        var people = await reading.PeopleAsync(request, cancellationToken);
        var questions = await QuestionLine.OfAsync(db, request.Id, forAgency: false, cancellationToken);
        var standing = Pipeline.Standing.Of(request);
        return new CaseWork(
            new(people.OfficerName, people.OfficerTitle, people.Officer, people.AgencyName, people.AgencyCountry, people.Agency), request.Instrument.Document, questions, standing.Permits<ConfirmAuthenticity>(current.Actor), standing.Permits<AskAgency>(current.Actor),
            standing.Permits<RetractQuestion>(current.Actor) ? questions.FirstOrDefault(question => question.Standing == QuestionStanding.Open) : null,
            standing.Permits<CloseRequest>(current.Actor) && !await reading.AnswerUnderWayAsync(query.Request, cancellationToken));
    }
}
