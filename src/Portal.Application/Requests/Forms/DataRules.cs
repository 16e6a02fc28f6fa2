using FluentValidation;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Texts;
using Portal.Domain;

namespace Portal.Application.Requests.Forms;

/// <summary>The shape of the answers of a data request's form.</summary>
internal sealed class DataRules : RequestRules<DataAnswers>
{
    private readonly PolicyBook _policies;

    public DataRules(PolicyBook policies, TimeProvider time)
        : base(DataForm.Definition, policies, time)
    {
        _policies = policies;
        OneOf(answers => answers.InstrumentKind, () => policies.Data.Instruments.Select(instrument => instrument.Kind));
        RuleFor(answers => answers).Custom(Targets).When(answers => answers.Answered(nameof(answers.Addresses)));
        RuleFor(answers => answers.Categories)
            .Must((answers, _) => answers.CategoryCodes.All(code => policies.Data.Category(code) is not null)).WithErrorCode("form.unknown-choice");
        RuleFor(answers => answers).Custom(Carried);
        Day(answers => answers.FirstDay, answers => answers.FirstDayDate);
        Day(answers => answers.LastDay, answers => answers.LastDayDate);
        OneOf(answers => answers.Zone, () => policies.Data.Zones.Select(zone => zone.Id));
        RuleFor(answers => answers).Custom(Range).When(answers => answers.Scope is not null && policies.Data.Zones.Any(zone => zone.Id == answers.Zone));
        OneOf(answers => answers.Certificate, () => DataAnswers.CertificateWords);
    }

    protected override IReadOnlyList<string> Missing(DataAnswers answers) =>
        _policies.Data.Missing(answers.InstrumentKind, answers.UrgencyWord, answers.Answered);

    /// <summary>A category that the paper does not carry is refused with the papers that would.</summary>
    private void Carried(DataAnswers answers, ValidationContext<DataAnswers> context)
    {
        if (_policies.Data.Instrument(answers.InstrumentKind) is not { } paper)
            return;
        foreach (var code in answers.CategoryCodes.Where(code => _policies.Data.Category(code) is not null && !paper.Categories.Contains(code)))
        {
            var needed = new Wording([.. _policies.Data.Carrying(code).Select(kind => $"choice.instruments.{kind}")]);
            var (category, instrument) = (Wording.OfChoice("categories", code), Wording.OfChoice("instruments", paper.Kind));
            context.Refuse(new Refusal("data.category-not-carried", ("category", category), ("instrument", instrument), ("needed", needed)) { Field = nameof(answers.Categories) });
        }
    }

    private void Range(DataAnswers answers, ValidationContext<DataAnswers> context)
    {
        foreach (var refusal in answers.Scope!.Against(Now))
            context.Refuse(refusal);
    }
}
