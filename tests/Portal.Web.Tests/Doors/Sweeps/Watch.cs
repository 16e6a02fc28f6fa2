using System.Collections.Concurrent;
using MediatR;
using Microsoft.AspNetCore.Http;
using Portal.Application.Accounts;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Testing.Doors;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>A message that was sent while a case ran.</summary>
internal sealed class SentMessage(object message, Actor by)
{
    public object Message => message;

    public Actor By => by;

    /// <summary>Whether it came past the permissions table and the proof of presence.</summary>
    public bool Passed { get; set; }

    public IReadOnlyList<Refusal> Refusals { get; set; } = [];

    public bool Failed { get; set; } = true;
}

/// <summary>What happened inside the portal while a case ran.</summary>
internal sealed class Sighting
{
    public List<SentMessage> Messages { get; } = [];

    /// <summary>What would have gone into the ledger.</summary>
    public List<IEvent> Effects { get; } = [];

    /// <summary>Kinds of rows that would have been written, those of the portal's own bookkeeping left out.</summary>
    public List<string> Rows { get; } = [];

    /// <summary>Whether anything would have been committed.</summary>
    public bool Changed => Effects.Count > 0 || Rows.Count > 0;
}

/// <summary>Looks into a running portal: which messages each case sent, how far they came, what they would have changed. While it
/// is dry nothing is committed, so that a case leaves the world as it was.</summary>
internal sealed class Watch
{
    /// <summary>Header by which a case names itself.</summary>
    public const string Header = "X-Case";

    private readonly ConcurrentDictionary<string, Sighting> _cases = new();

    public bool Dry { get; set; }

    /// <summary>The bug that is in the portal now; none in the portal as it is.</summary>
    public Plant? Plant { get; set; }

    public World World { get; set; } = null!;

    public Sighting Of(string name) => _cases.GetOrAdd(name, _ => new());

    /// <summary>What was seen of a case, which is over.</summary>
    public Sighting Take(string name) => _cases.TryRemove(name, out var seen) ? seen : new();
}

/// <summary>The case that a scope belongs to.</summary>
internal sealed class CaseOfScope(IHttpContextAccessor http, Watch watch)
{
    public string? Name { get; set; }

    /// <summary>Whether messages go no further than past the table.</summary>
    public bool Stops { get; set; }

    public Sighting Seen => watch.Of(Name ?? http.HttpContext?.Request.Headers[Watch.Header].ToString() ?? "");
}

/// <summary>Outermost step: notes each message and what became of it.</summary>
internal sealed class Watching<TRequest, TResponse>(CaseOfScope scope, CurrentActor current) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var sent = new SentMessage(request, current.Actor);
        scope.Seen.Messages.Add(sent);
        var outcome = await next();
        (sent.Refusals, sent.Failed) = (outcome.Refusals, false);
        return outcome;
    }
}

/// <summary>Behind permissions and presence: notes what came so far.</summary>
internal sealed class LettingIn<TRequest, TResponse>(CaseOfScope scope) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var sent in scope.Seen.Messages.Where(sent => ReferenceEquals(sent.Message, request)))
            sent.Passed = true;
        return scope.Stops ? Task.FromResult(TResponse.Refused([new("sweep.let-in")])) : next();
    }
}

/// <summary>The unit of work; while the watch is dry it notes what it would commit and rolls back.</summary>
internal sealed class DryUnit(IUnitOfWork real, IPortalDb db, Watch watch, CaseOfScope scope) : IUnitOfWork, IAsyncDisposable
{
    private static readonly string[] s_bookkeeping = [nameof(FormUse), nameof(OutboxMessage), nameof(Session)];

    public Task BeginAsync(CancellationToken cancellationToken) => real.BeginAsync(cancellationToken);

    public IReadOnlyList<IEvent> TakeEvents() => real.TakeEvents();

    public Task CommitAsync(IReadOnlyList<IEvent> events, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!watch.Dry)
            return real.CommitAsync(events, actor, now, cancellationToken);
        scope.Seen.Effects.AddRange(events);
        scope.Seen.Rows.AddRange(db.Pending().Except(s_bookkeeping));
        return real.RollbackAsync();
    }

    public Task RollbackAsync() => real.RollbackAsync();

    public ValueTask DisposeAsync() => real is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;
}
