using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>What stands now on the account behind a target, asked of the operator when a person wants to know and kept nowhere.</summary>
public sealed record GetBalance(RequestId Request, int Line) : IQuery<BalanceView>, IAboutRequest;

/// <summary>What the operator says.</summary>
/// <param name="Said">Whether it says anything.</param>
/// <param name="Account">Its id of the account; empty when no customer has the address.</param>
/// <param name="Available">What is not held, in units of the request's asset.</param>
/// <param name="Held">What is.</param>
public sealed record BalanceView(bool Said, string Account, string Available, string Held)
{
    internal static BalanceView Silence { get; } = new(Said: false, "", "", "");
}

internal sealed class GetBalanceHandler(IPortalDb db, PolicyBook policies, IOperator theOperator) : IRequestHandler<GetBalance, Result<BalanceView>>
{
    public async Task<Result<BalanceView>> Handle(GetBalance query, CancellationToken cancellationToken)
    {
        var asset = await db.Requests.Where(request => request.Id == query.Request).Select(request => request.Freeze == null ? null : request.Freeze.Asset).SingleAsync(cancellationToken);
        var address = await db.Requests.Where(request => request.Id == query.Request).SelectMany(request => request.Targets).Where(target => target.Line == query.Line)
            .Select(target => new HeldAddress(target.Family, target.Normal, target.Tag)).SingleOrDefaultAsync(cancellationToken);
        if (asset is null || address is null)
            return RequestErrors.NotFound;
        return await theOperator.BalanceAsync(address, asset, cancellationToken) is { } balance
            ? new BalanceView(Said: true, balance.Account, policies.Freezes.Written(asset, balance.Available), policies.Freezes.Written(asset, balance.Held))
            : BalanceView.Silence;
    }
}
