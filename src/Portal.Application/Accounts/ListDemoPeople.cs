using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Accounts;

/// <summary>The people one can be in the demo; refused wherever the demo door is closed.</summary>
public sealed record ListDemoPeople : IQuery<IReadOnlyList<DemoPerson>>;

/// <summary>One demo person. <see cref="Place"/> is the agency's name, or the team's code at the desk.</summary>
public sealed record DemoPerson(AccountId Id, string Name, string Title, Role Role, string? Place, string Language);

internal sealed class ListDemoPeopleHandler(IPortalDb db, IDemoDoor door) : IRequestHandler<ListDemoPeople, Result<IReadOnlyList<DemoPerson>>>
{
    public async Task<Result<IReadOnlyList<DemoPerson>>> Handle(ListDemoPeople query, CancellationToken cancellationToken)
    {
        if (!door.IsOpen || !await db.Marks.AnyAsync(mark => mark.Name == PortalMark.Demo, cancellationToken))
            return AccountErrors.DemoDoorClosed;
        var people = await (
            from account in db.Accounts.AsNoTracking()
            join agency in db.Agencies.AsNoTracking() on account.Agency equals agency.Id into agencies
            from agency in agencies.DefaultIfEmpty()
            where account.State == AccountState.Active
            select new DemoPerson(account.Id, account.Name, account.Title, account.Role, agency == null ? account.Team : agency.Name, account.Language))
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<DemoPerson>>.Of([.. people.OrderBy(person => person.Role).ThenBy(person => person.Place, StringComparer.Ordinal).ThenBy(person => person.Name, StringComparer.Ordinal)]);
    }
}
