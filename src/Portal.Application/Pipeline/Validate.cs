using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Portal.Domain;

namespace Portal.Application.Pipeline;

/// <summary>Third step: the shape of the input. Everything that is wrong comes back at once, each beside its field.</summary>
internal sealed class Validate<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var refusals = new List<Refusal>();
        foreach (var validator in validators)
            refusals.AddRange((await validator.ValidateAsync(request, cancellationToken)).AsRefusals());
        return refusals.Count == 0 ? await next() : TResponse.Refused(refusals);
    }
}

/// <summary>Failures of FluentValidation as refusals.</summary>
internal static class ValidationFailures
{
    /// <summary>The error code is the refusal's code, the custom state its facts; of a nested property the last part is the field.</summary>
    public static IEnumerable<Refusal> AsRefusals(this ValidationResult result) =>
        result.Errors.Select(failure => failure.CustomState is Refusal refusal
            ? refusal with { Field = refusal.Field ?? FieldOf(failure) }
            : new Refusal(failure.ErrorCode) { Field = FieldOf(failure) });

    /// <summary>Adds a refusal to the validator's findings.</summary>
    public static void Refuse<T>(this ValidationContext<T> context, Refusal refusal) =>
        context.AddFailure(new ValidationFailure(refusal.Field, refusal.Code) { ErrorCode = refusal.Code, CustomState = refusal });

    private static string FieldOf(ValidationFailure failure) => failure.PropertyName.Split('.')[^1];
}
