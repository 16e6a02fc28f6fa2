using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Policies;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>Says of whole categories that they are withheld, or that nothing is held in them; both by a code.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="Codes">Code by category; no code takes the word back.</param>
public sealed record WithholdCategories(RequestId Request, AnswerId Answer, IReadOnlyDictionary<string, string> Codes) : ICommand<Done>, IAboutRequest;

internal sealed class WithholdCategoriesValidator : AbstractValidator<WithholdCategories>
{
    public WithholdCategoriesValidator(PolicyBook policies) => RuleFor(command => command.Codes).Custom((codes, context) =>
    {
        foreach (var (category, code) in codes.Where(row => row.Value.Length > 0))
        {
            if (!policies.Answers.Fits(code, CodeUse.Withhold) && !policies.Answers.Fits(code, CodeUse.Nothing))
                context.Refuse(AnswerRefusals.CodeUnknown($"Category-{category}"));
        }
    });
}

internal sealed class WithholdCategoriesHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<WithholdCategories, Result<Done>>
{
    public async Task<Result<Done>> Handle(WithholdCategories command, CancellationToken cancellationToken)
    {
        if (await WholeAnswer.FindAsync(db, command.Request, command.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        if (answer.Kind == AnswerKind.Decline)
            return AnswerRefusals.NotThisKind;
        var facts = await AnswerFacts.OfAsync(db, answer, cancellationToken);
        var said = command.Codes.Where(row => row.Value.Length > 0).OrderBy(row => row.Key, StringComparer.Ordinal).ToList();
        var refusals = said.Select(row => !facts.Asked.Contains(row.Key) ? AnswerRefusals.CategoryNotAsked(row.Key)
            : answer.Files.Any(file => file.Category == row.Key) ? AnswerRefusals.CategoryHasFile(row.Key)
            : null).OfType<Refusal>().ToList();
        if (refusals.Count > 0)
            return Result<Done>.Refused(refusals);
        var before = answer.Withheld.Select(row => (row.Category, row.Code)).Order();
        return before.SequenceEqual(said.Select(row => (row.Key, row.Value)).Order())
            ? default(Done)
            : answer.Withhold([.. said.Select(row => new WithheldCategory(row.Key, row.Value))], current.Actor.Id, time.GetUtcNow());
    }
}
