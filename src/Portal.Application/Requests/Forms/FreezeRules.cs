using FluentValidation;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests.Forms;

/// <summary>The shape of a freeze form's answers. The same rules speak on every step, on the check page and at sending, so
/// that the officer sees all that is missing before the desk does.</summary>
internal sealed class FreezeRules : AbstractValidator<FreezeAnswers>
{
    private readonly PolicyBook _policies;
    private readonly TimeProvider _time;

    public FreezeRules(PolicyBook policies, TimeProvider time)
    {
        (_policies, _time) = (policies, time);
        RuleFor(answers => answers).Custom(Completeness);
        OneLine(answers => answers.CaseNumber, 80);
        OneLine(answers => answers.Statute, 200);
        OneLine(answers => answers.InstrumentNumber, 80);
        OneLine(answers => answers.IssuingAuthority, 200);
        Words(answers => answers.UrgencyGround, 1000);
        Words(answers => answers.Narrative, 6000);
        OneOf(answers => answers.Offence, () => policies.Freezes.Offences);
        OneOf(answers => answers.Entity, () => policies.Freezes.Entities.Select(entity => entity.Code));
        OneOf(answers => answers.InstrumentKind, () => policies.Freezes.Instruments.Select(instrument => instrument.Kind));
        OneOf(answers => answers.Asset, () => policies.Freezes.Assets.Select(asset => asset.Code));
        OneOf(answers => answers.Urgency, Enum.GetNames<Urgency>);
        RuleFor(answers => answers.IssuedOn).Must((answers, _) => answers.IssuedOnDate is not null).When(answers => answers.IssuedOn.Length > 0)
            .WithErrorCode("form.not-a-date");
        RuleFor(answers => answers).Custom(Issue).When(answers => answers.IssuedOnDate is not null);
        RuleFor(answers => answers).Custom(Amount).When(answers => answers.Amount.Length > 0);
        RuleFor(answers => answers).Custom(Term).When(answers => answers.TermDays.Length > 0);
        RuleFor(answers => answers).Custom(Targets).When(answers => answers.Answered(nameof(answers.Addresses)));
    }

    private void Completeness(FreezeAnswers answers, ValidationContext<FreezeAnswers> context)
    {
        foreach (var field in _policies.Freezes.Missing(answers.InstrumentKind, answers.UrgencyWord, answers.Answered))
            context.Refuse(new Refusal($"freeze.missing-{Kebab(field)}") { Field = field });
    }

    private void Issue(FreezeAnswers answers, ValidationContext<FreezeAnswers> context)
    {
        if (answers.IssuedOnDate > LegalRequest.LatestIssue(_time.GetUtcNow()))
            context.Refuse(RequestErrors.InstrumentInFuture);
    }

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

    private void Targets(FreezeAnswers answers, ValidationContext<FreezeAnswers> context)
    {
        var (lines, asset) = (answers.Lines, _policies.Freezes.Asset(answers.Asset));
        if (answers.LineCount > LegalRequest.MaxTargets)
            context.Refuse(RequestErrors.TooManyTargets(answers.LineCount, LegalRequest.MaxTargets));
        else if (lines.Count == 0)
            context.Refuse(RequestErrors.NoTargets);
        foreach (var line in lines)
        {
            if (line.Verdict.Refusal is { } refusal)
                context.Refuse(new Refusal(refusal.Code, [("line", line.Line), .. refusal.Arguments]) { Field = nameof(answers.Addresses) });
            else if (asset is not null && !asset.Families.Contains(line.Verdict.Family.ToString()))
                context.Refuse(new Refusal("freeze.asset-not-there", ("line", line.Line), ("asset", asset.Code), ("family", line.Verdict.Family)) { Field = nameof(answers.Asset) });
        }

        if (!answers.AddressesConfirmed && lines.Any(line => line.Verdict.Standing == AddressStanding.Confirm))
            context.Refuse(RequestErrors.TargetNotConfirmed);
    }

    /// <summary>A number or a name on one line. What cannot be seen is refused and named: it would make two equal case numbers
    /// differ, or turn one around for the eye. The joiners that scripts need are let through.</summary>
    private void OneLine(System.Linq.Expressions.Expression<Func<FreezeAnswers, string>> field, int characters)
    {
        Words(field, characters);
        RuleFor(field).Must(typed => Unseen(typed) is null).WithErrorCode("form.hidden-character")
            .WithState((answers, typed) => new Refusal("form.hidden-character", ("character", $"U+{Unseen(typed)!.Value.Value:X4}")));
    }

    private static System.Text.Rune? Unseen(string typed) => typed.EnumerateRunes().Select(rune => (System.Text.Rune?)rune).FirstOrDefault(rune =>
        rune!.Value.Value is '\t' or '\n' or '\r'
        || (System.Text.Rune.GetUnicodeCategory(rune.Value) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator
            && rune.Value.Value is not (0x200C or 0x200D)));

    /// <summary>Words of a bounded length. Control characters other than tabs and line ends are refused: nobody types them, and
    /// not every database keeps them.</summary>
    private void Words(System.Linq.Expressions.Expression<Func<FreezeAnswers, string>> field, int characters)
    {
        RuleFor(field).MaximumLength(characters).WithErrorCode("form.too-long").WithState(_ => new Refusal("form.too-long", ("limit", characters)));
        RuleFor(field).Must(typed => typed.All(c => !char.IsControl(c) || c is '\t' or '\n' or '\r')).WithErrorCode("form.control-character");
    }

    private void OneOf(System.Linq.Expressions.Expression<Func<FreezeAnswers, string>> field, Func<IEnumerable<string>> choices) =>
        RuleFor(field).Must(typed => typed.Length == 0 || choices().Contains(typed)).WithErrorCode("form.unknown-choice");

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
