using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Documents;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Begins a draft with all that a sent request says, its document included: to send it in the earlier one's place, or
/// once more after an answer.</summary>
/// <param name="Request">The request that is copied.</param>
/// <param name="Draft">Brought by the form, so that a resent form begins nothing twice.</param>
/// <param name="Supersede">Whether sending the draft ends the earlier request; possible while that one is open.</param>
public sealed record CopyRequest(RequestId Request, RequestId Draft, bool Supersede) : ICommand<RequestId>, IAboutRequest;

internal sealed class CopyRequestValidator : AbstractValidator<CopyRequest>
{
    public CopyRequestValidator() => RuleFor(command => command.Draft).NotEqual(default(RequestId)).WithErrorCode("form.no-id");
}

internal sealed class CopyRequestHandler(IPortalDb db, PolicyBook policies, CurrentActor current, IChance chance, TimeProvider time) : IRequestHandler<CopyRequest, Result<RequestId>>
{
    public async Task<Result<RequestId>> Handle(CopyRequest command, CancellationToken cancellationToken)
    {
        var me = current.Actor.Id;
        if (await db.Drafts.FirstOrDefaultAsync(draft => draft.Id == command.Draft, cancellationToken) is { } begun)
            return begun.Officer == me ? begun.Id : RequestErrors.NotFound;
        // Looked for last: a draft that is sent between the two reads is found here.
        if (await db.Requests.Where(request => request.Id == command.Draft).Select(request => (AccountId?)request.Officer).FirstOrDefaultAsync(cancellationToken) is { } sender)
            return sender == me ? command.Draft : RequestErrors.NotFound;
        if (await db.Drafts.CountAsync(draft => draft.Officer == me, cancellationToken) >= RequestDraft.MaxPerOfficer)
            return RequestErrors.TooManyDrafts(RequestDraft.MaxPerOfficer);

        var now = time.GetUtcNow();
        var earlier = await db.Requests.AsNoTracking().SingleAsync(request => request.Id == command.Request, cancellationToken);
        var targets = await db.Requests.AsNoTracking().Where(request => request.Id == command.Request).SelectMany(request => request.Targets).ToListAsync(cancellationToken);
        var document = new DocumentId(chance.NewId());
        var draft = RequestDraft.CopyOf(command.Draft, earlier, RequestCopy.Answers(policies, earlier, targets, document), command.Supersede, now);
        if (!draft.Succeeded)
            return Result<RequestId>.Refused(draft.Refusals);
        db.Drafts.Add(draft.Value);
        await CopyDocumentAsync(earlier.Instrument.Document, document, command.Draft, now, cancellationToken);
        return command.Draft;
    }

    /// <summary>The draft gets a document of its own, since it may be exchanged or thrown away without touching the earlier one.</summary>
    private async Task CopyDocumentAsync(DocumentId from, DocumentId to, RequestId draft, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var document = await db.Documents.AsNoTracking().SingleAsync(document => document.Id == from, cancellationToken);
        var content = await db.DocumentContents.AsNoTracking().SingleAsync(content => content.Id == from, cancellationToken);
        db.Documents.Add(Document.Uploaded(to, draft, document.FileName, document.MediaType, document.Size, document.Sha256, current.Actor.Id, now));
        db.DocumentContents.Add(new() { Id = to, Bytes = content.Bytes });
    }
}
