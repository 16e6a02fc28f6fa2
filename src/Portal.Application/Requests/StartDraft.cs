using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Begins a request. The form brings the id, so that a resent form begins nothing twice.</summary>
public sealed record StartDraft(RequestId Draft, RequestKind Kind) : ICommand<RequestId>;

internal sealed class StartDraftValidator : AbstractValidator<StartDraft>
{
    public StartDraftValidator()
    {
        RuleFor(command => command.Draft).NotEqual(default(RequestId)).WithErrorCode("form.no-id");
        RuleFor(command => command.Kind).IsInEnum().WithErrorCode("form.unknown-choice");
    }
}

internal sealed class StartDraftHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<StartDraft, Result<RequestId>>
{
    public async Task<Result<RequestId>> Handle(StartDraft command, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        if (await db.Drafts.FirstOrDefaultAsync(draft => draft.Id == command.Draft, cancellationToken) is { } begun)
            return begun.Officer == actor.Id ? begun.Id : RequestErrors.NotFound;
        // Looked for last: a draft that is sent between the two reads is found here.
        if (await db.Requests.AnyAsync(request => request.Id == command.Draft, cancellationToken))
            return RequestErrors.NotFound;
        if (await db.Drafts.CountAsync(draft => draft.Officer == actor.Id, cancellationToken) >= RequestDraft.MaxPerOfficer)
            return RequestErrors.TooManyDrafts(RequestDraft.MaxPerOfficer);
        db.Drafts.Add(RequestDraft.Start(command.Draft, command.Kind, actor.Id, actor.Agency!.Value, time.GetUtcNow()));
        return command.Draft;
    }
}
