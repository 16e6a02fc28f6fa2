using Portal.Application.Accounts;
using Portal.Application.Documents;
using Portal.Application.Pipeline;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Doors;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>Compares what came of a knock with what had to.</summary>
internal sealed class Judge(World world)
{
    /// <summary>Statuses under which a page shows itself and what is against the step.</summary>
    private static readonly int[] s_told = [302, 404, 409, 410, 422];

    private static readonly Type[] s_atTheDoor = [typeof(FindSession), typeof(TouchSession)];

    private static readonly int[] s_shown = [200, 302, 410];

    public Oracle Oracle { get; } = new(world);

    public static bool DoorOpens(PortalRoute route, Person person) => route.Door == "Public" || (person.Account is not null && (route.Roles.Count == 0 || route.Roles.Contains($"{person.Role}")));

    /// <summary>What the case came to, and what of it is wrong.</summary>
    public (Fate Fate, List<string> Findings) Of(Knock knock, Reply reply, Sighting seen)
    {
        var findings = new List<string>();
        if (knock.Route.Address != "/sign-in")
            findings.AddRange(seen.Messages.SelectMany(sent => OfMessage(knock, sent)));
        findings.AddRange(OfEffects(knock, seen));
        findings.AddRange(OfContents(knock, reply));
        var fate = OfReply(knock, reply, seen, findings);
        return (fate, findings);
    }

    private Fate OfReply(Knock knock, Reply reply, Sighting seen, List<string> findings)
    {
        var (route, person) = (knock.Route, knock.Person);
        void Expect(bool holds, string what)
        {
            if (!holds)
                findings.Add($"expected {what}, was {reply.Status} {reply.Location}");
        }

        if (route.Door == "Public")
        {
            Expect(reply.Status is 200 or 302 or 422 || route.Address == "/error/{code:int}", "an open page");
            return Fate.LetIn;
        }

        if (person.Account is null)
        {
            Expect(knock.Posts ? reply.Status == 401 : reply.Status == 302 && reply.Location!.StartsWith("/sign-in", StringComparison.Ordinal), "the way to sign in");
            return Fate.SignedOut;
        }

        var gate = Expectations.Of(route);
        var verdicts = DoorOpens(route, person) ? gate.Asks.Select(ask => Oracle.Of(ask, person, knock.Scene, fresh: true)).ToList() : [Verdict.NotFound];
        var there = knock.What.Length == 0 && (knock.Scene is null ? gate.Needs.Length == 0 : gate.Needs.All(knock.Scene.Ids.ContainsKey) && (gate.And?.Invoke(knock.Scene, person, Oracle) ?? true));
        if (verdicts.TrueForAll(verdict => verdict == Verdict.LetIn) && there)
            return knock.Posts ? OfForm(knock, reply, seen, Expect) : Shown(reply, Expect);
        // Whose request it is may know that it has moved on.
        if (reply.Status == 302 && verdicts.Contains(Verdict.WrongState) && !verdicts.Contains(Verdict.NotFound))
            return Fate.Refused;
        // A posted step may be refused in plain words to those who see the page's request all the same.
        if (knock.Posts && reply.Status is 409 or 422 && verdicts.Contains(Verdict.WrongState))
            return Fate.Refused;
        Expect(reply.Status == 404, "nothing");
        return Fate.Foreign;
    }

    private static Fate Shown(Reply reply, Action<bool, string> expect)
    {
        expect(s_shown.Contains(reply.Status) && reply.Location?.StartsWith("/sign-in", StringComparison.Ordinal) != true, "the page");
        return Fate.LetIn;
    }

    private Fate OfForm(Knock knock, Reply reply, Sighting seen, Action<bool, string> expect)
    {
        var commands = knock.Route.Commands;
        if (commands.Count > 0 && !commands.Any(command => Oracle.Of(command, knock.Person, knock.Scene, knock.Fresh) == Verdict.LetIn))
        {
            expect(s_told.Contains(reply.Status), "the page with what is against the step");
            return Fate.Refused;
        }

        expect(commands.Count == 0 || seen.Messages.Exists(sent => sent.Passed && commands.Contains(sent.Message.GetType())), "the message to come to its handler");
        expect(reply.Status is not (401 or 403) && (reply.Status != 404 || knock.Lent || !Expectations.HasPosted(knock.Route, knock.Scene)), "the step");
        return Fate.LetIn;
    }

    /// <summary>Each message has to come as far as the table lets it, and to be refused in the table's words.</summary>
    private IEnumerable<string> OfMessage(Knock knock, SentMessage sent)
    {
        if (sent.By.Role == Role.System)
            yield break;
        var type = sent.Message.GetType();
        // Whose session a cookie is is asked before anybody is known.
        var person = s_atTheDoor.Contains(type) ? world.Person("nobody") : knock.Person;
        var verdict = Oracle.Of(type, person, sent.Message is IAboutRequest about ? world.Of(about.Request) : null, knock.Fresh);
        if (sent.By.Id != (person.Account?.Id ?? default))
            yield return $"{type.Name} was sent as somebody else";
        if (verdict == Verdict.LetIn != sent.Passed)
            yield return $"{type.Name} {(sent.Passed ? "was let in" : "was not let in")}, and the table says {verdict}";
        else if (!sent.Passed && !sent.Failed && !(sent.Refusals is [var refusal] && refusal.Code == Oracle.CodeOf(verdict)))
            yield return $"{type.Name} was refused with {string.Join(", ", sent.Refusals)}, and the table says {verdict}";
        if (sent.Failed)
            yield return $"{type.Name} broke";
    }

    /// <summary>What would have been committed must be a step that works now, and be about the request that was named.</summary>
    private IEnumerable<string> OfEffects(Knock knock, Sighting seen)
    {
        if (!seen.Changed)
            yield break;
        var events = string.Join(", ", seen.Effects.Select(happened => happened.Name).Concat(seen.Rows));
        if (knock.Scene is { } scene)
        {
            if (!seen.Messages.Exists(sent => sent.Passed && sent.Message is IChanges && Oracle.Works(sent.Message.GetType(), knock.Person, scene)))
                yield return $"{events} although no message works here";
            if (seen.Effects.FirstOrDefault(happened => happened.SubjectKind == "request" && happened.Subject != scene.Request.Value) is { } elsewhere)
                yield return $"{elsewhere.Name} happened to another request";
        }
        else if (knock.Route.Address.Contains("{id", StringComparison.Ordinal))
        {
            yield return $"{events} although the request is unknown";
        }
    }

    /// <summary>No page names a request that its reader may not open, or shows contents to those who see headers only.</summary>
    private IEnumerable<string> OfContents(Knock knock, Reply reply)
    {
        if (reply.Status is not (200 or 409 or 410 or 422))
            yield break;
        foreach (var scene in world.Scenes.Where(scene => scene.Reference.Length > 0 && reply.Raw.Contains(scene.Reference, StringComparison.Ordinal)))
        {
            if (!Lets(typeof(GetMyRequest), scene) && !Lets(typeof(GetCase), scene))
                yield return $"names the request “{scene}”";
        }

        if (knock.Scene is { } about && (reply.Raw.Contains("KR-2026/11", StringComparison.Ordinal) || reply.Raw.Contains(Given.FirstAddress, StringComparison.Ordinal)) && !Lets(typeof(GetDocument), about) && !knock.Posts)
            yield return "shows contents";

        bool Lets(Type message, Scene scene) => Oracle.Of(message, knock.Person, scene, fresh: true) == Verdict.LetIn;
    }
}
