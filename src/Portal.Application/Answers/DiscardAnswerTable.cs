using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>Throws an uploaded table away that was not taken in.</summary>
public sealed record DiscardAnswerTable(RequestId Request, AnswerId Answer, AnswerFileId Import) : ICommand<Done>, IAboutRequest;

internal sealed class DiscardAnswerTableValidator : AbstractValidator<DiscardAnswerTable>
{
    public DiscardAnswerTableValidator() => RuleFor(command => command.Import).NotEqual(default(AnswerFileId)).WithErrorCode("form.no-id");
}

internal sealed class DiscardAnswerTableHandler(IPortalDb db) : IRequestHandler<DiscardAnswerTable, Result<Done>>
{
    public async Task<Result<Done>> Handle(DiscardAnswerTable command, CancellationToken cancellationToken)
    {
        if (!await db.Answers.AnyAsync(answer => answer.Id == command.Answer && answer.Request == command.Request, cancellationToken))
            return RequestErrors.NotFound;
        db.AnswerImports.RemoveRange(await db.AnswerImports.Where(import => import.Id == command.Import && import.Answer == command.Answer).ToListAsync(cancellationToken));
        return default(Done);
    }
}
