using MediatR;
using Portal.Application.Answers;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Web.Ui;

namespace Portal.Web.Hosting;

/// <summary>The person of this request, as the masthead shows them.</summary>
internal sealed class CurrentVisitor(CurrentActor current, IMediator mediator, IHttpContextAccessor http) : IVisitorSource
{
    public async ValueTask<Visitor> FindAsync(CancellationToken cancellationToken)
    {
        if (current.Actor.Role == Role.Anonymous)
            return Visitor.Nobody;
        var unread = await mediator.Send(new CountUnreadNotices(), cancellationToken);
        var approvals = PermissionTable.Allows<CountApprovals>(current.Actor.Role) ? await mediator.Send(new CountApprovals(), cancellationToken) : null;
        var dead = PermissionTable.Allows<CountDeadLetters>(current.Actor.Role) ? await mediator.Send(new CountDeadLetters(), cancellationToken) : null;
        return new(current.Actor.Role, http.HttpContext?.User.Identity?.Name, NumberOf(unread), NumberOf(approvals), NumberOf(dead));
    }

    private static int NumberOf(Result<int>? counted) => counted is { Succeeded: true } ? counted.Value : 0;
}
