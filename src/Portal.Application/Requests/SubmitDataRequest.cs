using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Requests.Forms;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Sends a data request. The request keeps the draft's id: a double click or a resent form makes one.</summary>
/// <param name="Request">The draft.</param>
/// <param name="DraftVersion">The version the officer saw on the check page; what was seen is what is sent.</param>
/// <param name="Typed">The answers of that version; others than the stored ones are refused, since these were checked.</param>
/// <param name="Language">Language the officer filed in.</param>
public sealed record SubmitDataRequest(RequestId Request, long DraftVersion, IReadOnlyDictionary<string, string> Typed, string Language)
    : ICommand<RequestReference>, IAboutRequest;

internal sealed class SubmitDataRequestValidator : AbstractValidator<SubmitDataRequest>
{
    public SubmitDataRequestValidator(FormProblems problems) =>
        RuleFor(command => command).Custom((command, context) => problems.Of(new DataAnswers(command.Typed)).ToList().ForEach(context.Refuse));
}

internal sealed class SubmitDataRequestHandler(DraftIntake drafts, PolicyBook policies) : IRequestHandler<SubmitDataRequest, Result<RequestReference>>
{
    public Task<Result<RequestReference>> Handle(SubmitDataRequest command, CancellationToken cancellationToken) =>
        drafts.SendAsync(
            new(command.Request, RequestKind.Data, command.DraftVersion, command.Typed),
            (id, typed, by, intake) => LegalRequest.SubmitData(id, Application((DataAnswers)typed, command.Language), by, intake),
            cancellationToken);

    private DataApplication Application(DataAnswers answers, string language) => new(
        answers.Case, answers.Entity, answers.Paper, answers.Scope! with { CategoryCodes = InOrder(answers.CategoryCodes) },
        answers.UrgencyWord!.Value, answers.UrgencyGround, language, answers.Targets);

    /// <summary>The order of the catalogue, whatever the order of the boxes was.</summary>
    private string InOrder(IReadOnlyList<string> codes) =>
        string.Join(',', policies.Data.Categories.Select(category => category.Code).Where(codes.Contains));
}
