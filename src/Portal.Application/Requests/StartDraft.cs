using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Requests;

/// <summary>Begins a freeze request. The form brings the id, so that a resent form begins nothing twice.</summary>
public sealed record StartFreezeDraft(RequestId Draft) : ICommand<RequestId>;

internal sealed class StartFreezeDraftValidator : AbstractValidator<StartFreezeDraft>
{
    public StartFreezeDraftValidator() => RuleFor(command => command.Draft).NotEqual(default(RequestId)).WithErrorCode("form.no-id");
}

internal sealed class StartFreezeDraftHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<StartFreezeDraft, Result<RequestId>>
{
    public async Task<Result<RequestId>> Handle(StartFreezeDraft command, CancellationToken cancellationToken)
    {
        var actor = current.Actor;
        if (await db.Drafts.FirstOrDefaultAsync(draft => draft.Id == command.Draft, cancellationToken) is { } begun)
            return begun.Officer == actor.Id ? begun.Id : RequestErrors.NotFound;
        // Looked for last: a draft that is sent between the two reads is found here.
        if (await db.Requests.AnyAsync(request => request.Id == command.Draft, cancellationToken))
            return RequestErrors.NotFound;
        if (await db.Drafts.CountAsync(draft => draft.Officer == actor.Id, cancellationToken) >= RequestDraft.MaxPerOfficer)
            return RequestErrors.TooManyDrafts(RequestDraft.MaxPerOfficer);
        db.Drafts.Add(RequestDraft.Start(command.Draft, RequestKind.Freeze, actor.Id, actor.Agency!.Value, time.GetUtcNow()));
        return command.Draft;
    }
}
