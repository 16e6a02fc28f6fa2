using FluentValidation;
using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Takes a request back before its final answer. Holds stay as they are; an answer that is under way is not sent.
/// Taking back what was taken back already changes nothing.</summary>
/// <param name="Request">The request.</param>
/// <param name="Reason">One of the known codes.</param>
public sealed record WithdrawRequest(RequestId Request, string Reason) : ICommand<Done>, IAboutRequest;

internal sealed class WithdrawRequestValidator : AbstractValidator<WithdrawRequest>
{
    public WithdrawRequestValidator() => RuleFor(command => command.Reason).NotEmpty().WithErrorCode("requests.unknown-withdraw-reason");
}

internal sealed class WithdrawRequestHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<WithdrawRequest, Result<Done>>
{
    public async Task<Result<Done>> Handle(WithdrawRequest command, CancellationToken cancellationToken)
    {
        var request = await db.WholeAsync(command.Request, cancellationToken);
        return request.State == RequestState.Withdrawn ? default(Done) : request.Withdraw(current.Actor.Id, command.Reason, time.GetUtcNow());
    }
}
