using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Throws a draft away, its document included. Nothing was sent, so nothing is kept.</summary>
public sealed record DiscardDraft(RequestId Request) : ICommand<Done>, IAboutRequest;

internal sealed class DiscardDraftValidator : AbstractValidator<DiscardDraft>
{
    public DiscardDraftValidator() => RuleFor(command => command.Request).NotEqual(default(RequestId)).WithErrorCode("form.no-id");
}

internal sealed class DiscardDraftHandler(IPortalDb db) : IRequestHandler<DiscardDraft, Result<Done>>
{
    public async Task<Result<Done>> Handle(DiscardDraft command, CancellationToken cancellationToken)
    {
        if (await db.Drafts.SingleOrDefaultAsync(draft => draft.Id == command.Request, cancellationToken) is not { } draft)
            return RequestErrors.NotFound;
        db.Drafts.Remove(draft);
        var documents = await db.Documents.Where(document => document.Request == command.Request).ToListAsync(cancellationToken);
        var ids = documents.ConvertAll(document => document.Id);
        db.DocumentContents.RemoveRange(await db.DocumentContents.Where(content => ids.Contains(content.Id)).ToListAsync(cancellationToken));
        db.Documents.RemoveRange(documents);
        return default(Done);
    }
}
