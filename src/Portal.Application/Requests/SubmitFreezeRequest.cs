using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Requests.Forms;
using Portal.Domain;
using Portal.Domain.Policies;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Sends a freeze request. The request keeps the draft's id: a double click or a resent form makes one.</summary>
/// <param name="Request">The draft.</param>
/// <param name="DraftVersion">The version the officer saw on the check page; what was seen is what is sent.</param>
/// <param name="Typed">The answers of that version; others than the stored ones are refused, since these were checked.</param>
/// <param name="Language">Language the officer filed in.</param>
public sealed record SubmitFreezeRequest(RequestId Request, long DraftVersion, IReadOnlyDictionary<string, string> Typed, string Language)
    : ICommand<RequestReference>, IAboutRequest;

internal sealed class SubmitFreezeRequestValidator : AbstractValidator<SubmitFreezeRequest>
{
    public SubmitFreezeRequestValidator(FormProblems problems) =>
        RuleFor(command => command).Custom((command, context) => problems.Of(new FreezeAnswers(command.Typed)).ToList().ForEach(context.Refuse));
}

internal sealed class SubmitFreezeRequestHandler(DraftIntake drafts, PolicyBook policies) : IRequestHandler<SubmitFreezeRequest, Result<RequestReference>>
{
    public Task<Result<RequestReference>> Handle(SubmitFreezeRequest command, CancellationToken cancellationToken) =>
        drafts.SendAsync(new(command.Request, RequestKind.Freeze, command.DraftVersion, command.Typed), (id, typed, by, intake) =>
        {
            var answers = (FreezeAnswers)typed;
            var instrument = policies.Freezes.Instrument(answers.InstrumentKind)!;
            return LegalRequest.SubmitFreeze(id, Application(answers, instrument, command.Language), instrument, by, intake);
        }, cancellationToken);

    private FreezeApplication Application(FreezeAnswers answers, InstrumentRule instrument, string language)
    {
        var asset = policies.Freezes.Asset(answers.Asset)!;
        return new(
            answers.Case, answers.Entity, answers.Paper,
            new(instrument.Basis, asset.Code, asset.ParseAmount(answers.Amount)!.Value, answers.TermDaysNumber!.Value),
            answers.UrgencyWord!.Value, answers.UrgencyGround, language, answers.Targets);
    }
}
