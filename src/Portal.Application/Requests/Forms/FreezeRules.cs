using FluentValidation;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests.Forms;

/// <summary>The shape of a freeze form's answers.</summary>
internal sealed class FreezeRules : RequestRules<FreezeAnswers>
{
    private readonly PolicyBook _policies;

    public FreezeRules(PolicyBook policies, TimeProvider time)
        : base(FreezeForm.Definition, policies, time)
    {
        _policies = policies;
        OneOf(answers => answers.InstrumentKind, () => policies.Freezes.Instruments.Select(instrument => instrument.Kind));
        OneOf(answers => answers.Asset, () => policies.Freezes.Assets.Select(asset => asset.Code));
        RuleFor(answers => answers).Custom(Amount).When(answers => answers.Amount.Length > 0);
        RuleFor(answers => answers).Custom(Term).When(answers => answers.TermDays.Length > 0);
        RuleFor(answers => answers).Custom(Targets).When(answers => answers.Answered(nameof(answers.Addresses)));
    }

    protected override IReadOnlyList<string> Missing(FreezeAnswers answers) =>
        _policies.Freezes.Missing(answers.InstrumentKind, answers.UrgencyWord, answers.Answered);

    protected override Refusal? Against(FreezeAnswers answers, LineVerdict line) =>
        _policies.Freezes.Asset(answers.Asset) is { } asset && !asset.Families.Contains(line.Verdict.Family.ToString())
            ? new Refusal("freeze.asset-not-there", ("line", line.Line), ("asset", asset.Code), ("family", line.Verdict.Family)) { Field = nameof(answers.Asset) }
            : null;

    private void Amount(FreezeAnswers answers, ValidationContext<FreezeAnswers> context)
    {
        if (_policies.Freezes.Asset(answers.Asset) is { } asset && asset.ParseAmount(answers.Amount) is null)
            context.Refuse(new Refusal("freeze.amount-not-readable", ("asset", asset.Code), ("decimals", asset.Decimals)) { Field = nameof(answers.Amount) });
    }

    private void Term(FreezeAnswers answers, ValidationContext<FreezeAnswers> context)
    {
        if (answers.TermDaysNumber is not { } days || days < 1)
            context.Refuse(new Refusal("freeze.term-not-a-number") { Field = nameof(answers.TermDays) });
        else if (_policies.Freezes.Instrument(answers.InstrumentKind) is { } row && days > row.MaxTermDays)
            context.Refuse(RequestErrors.FreezeTooLong(days, row.MaxTermDays));
    }
}
