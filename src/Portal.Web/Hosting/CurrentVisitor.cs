using MediatR;
using Portal.Application.Answers;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
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
        return new(current.Actor.Role, http.HttpContext?.User.Identity?.Name, unread.Succeeded ? unread.Value : 0, approvals is { Succeeded: true } ? approvals.Value : 0);
    }
}
