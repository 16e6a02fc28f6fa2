using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Accounts;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Demo;

/// <summary>Sends the story's messages as its people, each in a scope of its own as a web request has, and through the same
/// permissions. The ledger says of each that it was the demo who let the person in.</summary>
internal sealed class StoryStage(IServiceProvider services, DemoClock clock)
{
    private readonly Dictionary<string, IReadOnlyList<Actor>> _officers = [];
    private readonly Dictionary<string, Actor> _investigators = [];
    private readonly List<Actor> _approvers = [];
    private int _approvals;

    /// <summary>Everybody who reads notices.</summary>
    public IEnumerable<Actor> Readers => [.. _officers.Values.SelectMany(officers => officers), .. _investigators.Values, .. _approvers];

    public Actor Officer(string country, int turn) => _officers[country][turn % _officers[country].Count];

    /// <summary>Finds the people that were founded.</summary>
    public async Task CastAsync(CancellationToken cancellationToken)
    {
        await using var scope = OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<IPortalDb>();
        var people = (await db.Accounts.AsNoTracking().ToListAsync(cancellationToken)).OrderBy(person => person.Name, StringComparer.Ordinal).ToList();
        foreach (var agency in await db.Agencies.AsNoTracking().ToListAsync(cancellationToken))
            _officers[agency.Country] = [.. people.Where(person => person.Agency == agency.Id && person.Role == Role.Officer).Select(person => person.AsActor(PortalMark.Demo))];
        _approvers.AddRange(people.Where(person => person.Role == Role.Approver).Select(person => person.AsActor(PortalMark.Demo)));
        foreach (var person in people.Where(person => person.Role == Role.Investigator))
            _investigators[person.Team!] = person.AsActor(PortalMark.Demo);
    }

    /// <summary>The investigator of the team a request was routed to.</summary>
    public async Task<Actor> InvestigatorOfAsync(RequestId request, CancellationToken cancellationToken)
    {
        await using var scope = OpenScope();
        var requests = scope.ServiceProvider.GetRequiredService<IPortalDb>().Requests;
        return _investigators[await requests.Where(stored => stored.Id == request).Select(stored => stored.Routing.Team).SingleAsync(cancellationToken)];
    }

    /// <summary>Approvers take turns.</summary>
    public Actor Approver => _approvers[_approvals++ % _approvers.Count];

    /// <summary>A scope in which the story looks things up itself.</summary>
    public AsyncServiceScope OpenScope()
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        return scope;
    }

    public void MoveTo(DateTimeOffset instant) => clock.MoveTo(instant);

    /// <summary>Sends a message that must succeed.</summary>
    public async Task<T> SendAsync<T>(IRequest<Result<T>> message, Actor by, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(by with { SteppedUpAt = clock.GetUtcNow() });
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, cancellationToken);
        return result.Succeeded
            ? result.Value
            : throw new InvalidOperationException(
                $"The demo's story broke off: {message.GetType().Name} was refused with {string.Join(", ", result.Refusals.Select(refusal => $"{refusal.Code} ({refusal.Field})"))}.");
    }

    /// <summary>Delivers what waits in the outbox.</summary>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        var more = true;
        while (more)
            more = (await SendAsync(new DeliverNotices(), Actor.Portal, cancellationToken)).More;
    }
}
