using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Accounts;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;

namespace Portal.Application.Demo;

/// <summary>Marks an empty database as a demo and fills it with invented agencies and people. A database that already has
/// accounts is never touched: a real one cannot become a demo.</summary>
public sealed record FoundDemo : ICommand<Done>;

internal sealed class FoundDemoHandler(IPortalDb db, Recorder recorder, IChance chance, TimeProvider time) : IRequestHandler<FoundDemo, Result<Done>>
{
    public async Task<Result<Done>> Handle(FoundDemo command, CancellationToken cancellationToken)
    {
        if (await db.Accounts.AnyAsync(cancellationToken))
            return DemoErrors.NotEmpty;
        db.Marks.Add(new() { Name = PortalMark.Demo, Value = time.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture) });
        var accounts = new List<Account>();
        foreach (var cast in DemoCast.Agencies)
        {
            var agency = cast.AsAgency(new(chance.NewId()));
            db.Agencies.Add(agency);
            accounts.AddRange(cast.People.Select(person => Account.ForAgency(new(chance.NewId()), person.Name, person.Title, person.Role, agency.Id, cast.Language, $"{person.Mailbox}@{cast.Domain}")));
        }

        accounts.AddRange(DemoCast.Desk.Select(person => Account.ForDesk(new(chance.NewId()), person.Name, person.Title, person.Role, person.Team, person.Language, $"{person.Mailbox}@{DemoCast.DeskDomain}")));
        db.Accounts.AddRange(accounts);
        accounts.ForEach(account => recorder.Record(new AccountOpened(account.Id, account.Role)));
        return default(Done);
    }
}

/// <summary>Why a demo cannot be founded.</summary>
internal static class DemoErrors
{
    /// <summary>The database has accounts already.</summary>
    public static Refusal NotEmpty { get; } = new("demo.not-empty");
}
