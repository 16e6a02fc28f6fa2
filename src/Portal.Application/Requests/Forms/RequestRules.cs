using System.Linq.Expressions;
using FluentValidation;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests.Forms;

/// <summary>The shape of what all forms ask for. The same rules speak on every step, on the check page and at sending, so that
/// the officer sees all that is missing before the desk does.</summary>
internal abstract class RequestRules<T> : AbstractValidator<T>
    where T : FormAnswers
{
    private readonly FormDefinition _form;
    private readonly TimeProvider _time;

    protected RequestRules(FormDefinition form, PolicyBook policies, TimeProvider time)
    {
        (_form, _time) = (form, time);
        RuleFor(answers => answers).Custom(Completeness);
        OneLine(answers => answers.CaseNumber, 80);
        OneLine(answers => answers.Statute, 200);
        OneLine(answers => answers.InstrumentNumber, 80);
        OneLine(answers => answers.IssuingAuthority, 200);
        Words(answers => answers.UrgencyGround, 1000);
        Words(answers => answers.Narrative, 6000);
        OneOf(answers => answers.Offence, () => policies.Freezes.Offences);
        OneOf(answers => answers.Entity, () => policies.Freezes.Entities.Select(entity => entity.Code));
        OneOf(answers => answers.Urgency, Enum.GetNames<Urgency>);
        Day(answers => answers.IssuedOn, answers => answers.IssuedOnDate);
        RuleFor(answers => answers).Custom(Issue).When(answers => answers.IssuedOnDate is not null);
    }

    protected DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Names of the fields that the tables find missing.</summary>
    protected abstract IReadOnlyList<string> Missing(T answers);

    /// <summary>What stands against one line that is well formed.</summary>
    protected virtual Refusal? Against(T answers, LineVerdict line) => null;

    protected void Targets(T answers, ValidationContext<T> context)
    {
        var lines = answers.Lines;
        if (answers.LineCount > LegalRequest.MaxTargets)
            context.Refuse(RequestErrors.TooManyTargets(answers.LineCount, LegalRequest.MaxTargets));
        else if (lines.Count == 0)
            context.Refuse(RequestErrors.NoTargets);
        foreach (var line in lines)
        {
            if (line.Verdict.Refusal is { } refusal)
                context.Refuse(new Refusal(refusal.Code, [("line", line.Line), .. refusal.Arguments]) { Field = nameof(answers.Addresses) });
            else if (Against(answers, line) is { } against)
                context.Refuse(against);
        }

        if (!answers.AddressesConfirmed && lines.Any(line => line.Verdict.Standing == AddressStanding.Confirm))
            context.Refuse(RequestErrors.TargetNotConfirmed);
    }

    /// <summary>A choice that must be one of a list.</summary>
    protected void OneOf(Expression<Func<T, string>> field, Func<IEnumerable<string>> choices) =>
        RuleFor(field).Must(typed => typed.Length == 0 || choices().Contains(typed)).WithErrorCode("form.unknown-choice");

    /// <summary>A day that exists.</summary>
    protected void Day(Expression<Func<T, string>> field, Func<T, DateOnly?> read) =>
        RuleFor(field).Must((answers, typed) => typed.Length == 0 || read(answers) is not null).WithErrorCode("form.not-a-date");

    /// <summary>A number or a name on one line.</summary>
    private void OneLine(Expression<Func<T, string>> field, int characters) => Words(field, characters, oneLine: true);

    /// <summary>Words of a bounded length.</summary>
    private void Words(Expression<Func<T, string>> field, int characters, bool oneLine = false)
    {
        var name = ((MemberExpression)field.Body).Member.Name;
        RuleFor(field).Custom((typed, context) => WordRules.Of(name, typed, characters, oneLine).ToList().ForEach(context.Refuse));
    }

    private void Completeness(T answers, ValidationContext<T> context)
    {
        foreach (var field in Missing(answers))
            context.Refuse(new Refusal(_form.Field(field)!.MissingCode) { Field = field });
    }

    private void Issue(T answers, ValidationContext<T> context)
    {
        if (answers.IssuedOnDate > LegalRequest.LatestIssue(Now))
            context.Refuse(RequestErrors.InstrumentInFuture);
    }
}
