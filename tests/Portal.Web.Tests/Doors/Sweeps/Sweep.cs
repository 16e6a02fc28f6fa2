using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Doors;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>Everybody knocks everywhere, about every request of the world: each message, and each address with each of its forms.
/// What comes of it is compared with the permissions table. Nothing is committed, so that one world serves all cases.</summary>
internal sealed class Sweep(PortalFactory factory, Watch watch, IReadOnlyList<PortalRoute> routes, Wires wires)
{
    /// <summary>An id that nothing has.</summary>
    private static readonly Guid s_unknown = new("00000000-0000-4000-8000-000000000001");

    private readonly World _world = watch.World;
    private readonly Judge _judge = new(watch.World);
    private int _cases;

    /// <summary>Every message, straight at the pipeline: also those that no page sends.</summary>
    public async Task MessagesAsync(Tally tally, Func<Type, bool> only)
    {
        foreach (var (type, person) in from type in EveryMessage.Types where only(type) from person in _world.People select (type, person))
        {
            foreach (var scene in type.IsAssignableTo(typeof(IAboutRequest)) ? [.. _world.Scenes, null] : new Scene?[] { null })
            {
                foreach (var fresh in type.IsAssignableTo(typeof(INeedsStepUp)) ? new[] { true, false } : [true])
                {
                    if (tally.Over)
                        return;
                    await MessageAsync(tally, type, person, scene, fresh);
                }
            }
        }
    }

    /// <summary>Every address with its forms. Different people knock at once.</summary>
    public Task RoutesAsync(Tally tally, Func<PortalRoute, bool> only) =>
        Parallel.ForEachAsync(_world.People, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (person, _) =>
        {
            foreach (var route in routes.Where(route => route.Method != "any" && only(route)))
                await RouteAsync(tally, route, person);
        });

    private async Task MessageAsync(Tally tally, Type type, Person person, Scene? scene, bool fresh)
    {
        await using var scope = factory.Services.CreateAsyncScope();
        var of = scope.ServiceProvider.GetRequiredService<CaseOfScope>();
        (of.Name, of.Stops) = (NextName(), true);
        var actor = person.Account?.AsActor("demo") ?? Actor.Nobody;
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(fresh ? factory.Portal.Fresh(actor) : actor);
        var message = EveryMessage.Makers[type](scene?.Request ?? new RequestId(s_unknown));

        var refusals = await scope.ServiceProvider.GetRequiredService<IMediator>().RefusalsAsync(message);
        watch.Take(of.Name);

        var verdict = _judge.Oracle.Of(type, person, scene, fresh);
        var expected = verdict == Verdict.LetIn ? "sweep.let-in" : Oracle.CodeOf(verdict);
        var told = string.Join(", ", refusals.Select(refusal => refusal.Code));
        tally.Count($"message {type.Name}", verdict switch { Verdict.LetIn => Fate.LetIn, Verdict.NotFound => Fate.Foreign, _ => Fate.Refused },
            told == expected ? [] : [$"{type.Name} by {person}, {scene?.Name ?? "no request"}{(fresh ? "" : ", not shown to be there")}: expected {expected}, was {told}"]);
    }

    private async Task RouteAsync(Tally tally, PortalRoute route, Person person)
    {
        var nothing = new List<string>();
        if (!route.Address.Contains("{id", StringComparison.Ordinal))
        {
            await KnockAsync(tally, new(route, person, null, true, new Dictionary<string, string>()), nothing);
            return;
        }

        var unknown = Ids(null).ToDictionary(id => id.Key, _ => s_unknown.ToString());
        await KnockAsync(tally, new(route, person, null, true, unknown, "unknown id"), nothing);
        await KnockAsync(tally, new(route, person, null, true, Ids(null).ToDictionary(id => id.Key, _ => "1-or-1=1"), "malformed id"), nothing);
        foreach (var scene in Scenes(route, person))
        {
            await KnockAsync(tally, new(route, person, scene, true, Ids(scene)), nothing);
            if (route.Presence)
                await KnockAsync(tally, new(route, person, scene, false, Ids(scene)), nothing);
            var lent = Ids(null).ToDictionary(id => id.Key, id => id.Key == "id" ? scene.Ids["id"] : Other(id.Key, scene));
            if (Expectations.Of(route).Needs.Any(scene.Ids.ContainsKey))
                await KnockAsync(tally, new(route, person, scene, true, lent, "ids of another request"), nothing);
            else if (Expectations.Names(route))
                await KnockAsync(tally, new(route, person, scene, true, lent) { Lent = true }, nothing);
        }
    }

    /// <summary>Who is not let through the door finds nothing whatever the request: the quick run asks about few.</summary>
    private IEnumerable<Scene> Scenes(PortalRoute route, Person person) =>
        Sizes.Full || (person.Account is not null && Judge.DoorOpens(route, person)) ? _world.Scenes : _world.Scenes.Where(scene => scene.Name is "draft" or "in review");

    /// <summary>The ids of a request; what it does not have is lent from another, so that it is always an id of somebody's.</summary>
    private Dictionary<string, string> Ids(Scene? scene) =>
        new[] { "id", "document", "answer", "hold", "file", "import", "question" }.ToDictionary(kind => kind, kind => scene?.Ids.GetValueOrDefault(kind) ?? _world.Scenes.First(other => other.Ids.ContainsKey(kind)).Ids[kind]);

    private string Other(string kind, Scene scene) => _world.Scenes.FirstOrDefault(other => other != scene && other.Ids.ContainsKey(kind))?.Ids[kind] ?? s_unknown.ToString();

    private async Task KnockAsync(Tally tally, Knock knock, List<string> nothing)
    {
        if (tally.Over)
            return;
        var name = NextName();
        var reply = await wires.AskAsync(knock, name);
        var (fate, findings) = _judge.Of(knock, reply, watch.Take(name));
        if (fate == Fate.Foreign)
        {
            // What is told of the unknown id comes first and is what all others have to look like.
            nothing.Add(knock.Faceless(reply));
            if (nothing[^1] != nothing[0])
                findings.Add("is told apart from what does not exist");
        }

        tally.Count($"{knock.Route}", fate, findings.Select(finding => $"{knock}: {finding}"));
        // What is found out about what happened meanwhile is found out before the permissions; strangers are not told.
        if (fate == Fate.Foreign && knock is { Posts: true, Fresh: true, Unseeing: false, What: "", Scene.Name: "in review" or "draft" })
            await KnockAsync(tally, knock with { Unseeing = true }, nothing);
        if (knock is { Posts: true, Fresh: true, Lent: false, Unseeing: false, What: "", Person.Account: not null, Scene: null or { Name: "in review" or "draft" } })
            await TokenlessAsync(tally, knock);
    }

    private async Task TokenlessAsync(Tally tally, Knock knock)
    {
        var name = NextName();
        var reply = await wires.AskAsync(knock, name, tokenless: true);
        var seen = watch.Take(name);
        var expected = Judge.DoorOpens(knock.Route, knock.Person) ? 400 : 404;
        List<string> findings = reply.Status == expected && !seen.Messages.Exists(sent => sent.Passed && sent.Message is IChanges) ? [] : [$"{knock}, without its token: expected {expected}, was {reply.Status}"];
        tally.Count($"{knock.Route}", expected == 400 ? Fate.Refused : Fate.Foreign, findings);
    }

    private string NextName() => $"{Interlocked.Increment(ref _cases)}";
}
