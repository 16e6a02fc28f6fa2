using System.Text.RegularExpressions;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Domain.Holds;
using Portal.Domain.Requests;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>Pages offer what their reader may do now, all of it and nothing else.</summary>
public sealed class OfferTests(ITestOutputHelper output)
{
    /// <summary>What nobody may be told who used what a page offered.</summary>
    internal static readonly string[] NotTheirs =
    [
        RequestErrors.NotFound.Code, RequestErrors.NotAllowed.Code, RequestErrors.NotClaimant.Code, RequestErrors.WrongState(RequestState.Draft).Code, RequestErrors.AnswerUnderWay.Code,
        "answers.wrong-state", "answers.own-work", "answers.for-counsel", "answers.for-approver", "holds.wrong-state", HoldErrors.OwnWork.Code, AccountErrors.StepUpNeeded.Code,
    ];

    [Fact]
    public async Task What_may_be_sent_now_is_offered_and_nothing_else()
    {
        await using var portal = await SweptPortal.StartAsync(Engine.Sqlite);
        var (world, oracle, wrong, looked) = (portal.Watch.World, new Oracle(portal.Watch.World), new List<string>(), 0);
        foreach (var (person, scene) in from person in world.People where person.Account is not null from scene in world.Scenes select (person, scene))
        {
            foreach (var page in Offer.All.GroupBy(offer => offer.Page))
            {
                var path = Fill(page.Key, scene);
                if (path.Contains('{') || await portal.Wires.Of(person).GetAsync(path) is not { Status: 200 or 410 } shown)
                    continue;
                var offered = Offered.On(path, shown.Raw);
                foreach (var offer in page)
                {
                    looked++;
                    var (to, may) = (Fill(offer.To, scene), oracle.Works(offer.Message, person, scene) && offer.But?.Invoke(scene) != true && MayDecide(offer.Message, person, scene));
                    if (offer.StandsOn(offered, to) != may)
                        wrong.Add($"{person}, {scene}, {page.Key}: {offer.Message.Name} {(may ? "is not offered" : "is offered and may not be sent")}");
                }
            }
        }

        output.WriteLine($"{looked} offers looked for on the pages of {world.People.Count - 1} people and {world.Scenes.Count} requests");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_link_and_form_that_is_offered_can_be_used()
    {
        await using var portal = await SweptPortal.StartAsync(Engine.Sqlite);
        var (wrong, used, shown) = (new List<string>(), 0, 0);
        foreach (var person in portal.Watch.World.People.Where(person => person.Account is not null))
        {
            var wire = portal.Wires.Of(person);
            var (known, open) = (new HashSet<string>(), new Queue<string>(["/", "/notices"]));
            // The masthead leads on from everywhere; every request is tried as if its address had come by mail.
            foreach (var scene in portal.Watch.World.Scenes)
                open.Enqueue(person.Account!.Agency is null ? $"/desk/requests/{scene.Request}" : $"/agency/requests/{scene.Request}");
            var given = open.ToHashSet();
            while (open.TryDequeue(out var path))
            {
                if (!known.Add(path))
                    continue;
                used++;
                var reply = await wire.GetAsync(path);
                if (reply.Status == 302)
                    open.Enqueue(reply.Location!.Split('#')[0]);
                else if (reply.Status is not (200 or 410) && !given.Contains(path))
                    wrong.Add($"{person}: {path} is offered and answers {reply.Status}");
                if (reply.Status is not (200 or 410) || !reply.Raw.Contains("<main", StringComparison.Ordinal))
                    continue;
                shown++;
                var offered = Offered.On(path, reply.Raw);
                foreach (var link in offered.Links.Concat(Masthead(reply.Raw)).Where(link => !link.StartsWith("/sign-out", StringComparison.Ordinal)))
                    open.Enqueue(link);
                foreach (var form in offered.Forms.Where(form => form.Posts))
                {
                    used++;
                    wrong.AddRange((await UseAsync(portal, wire, form)).Select(what => $"{person}, {path}: the form {form.Action} {what}"));
                }
            }
        }

        output.WriteLine($"{used} links and forms used on {shown} pages");
        wrong.ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> UseAsync(SweptPortal portal, Wire wire, OfferedForm form)
    {
        var name = $"form {Guid.NewGuid()}";
        wire.Headers.Clear();
        wire.Headers.Add((Watch.Header, name));
        var (cookies, token) = (wire.Cookies.ToList(), wire.Token);
        var reply = await wire.PostAsync(form.Action, [.. form.Fields]);
        wire.Headers.Clear();
        cookies.ForEach(cookie => wire.Cookies[cookie.Key] = cookie.Value);
        wire.Token = token;
        var refused = portal.Watch.Take(name).Messages.Where(sent => sent.Message is IChanges).SelectMany(sent => sent.Refusals).Select(refusal => refusal.Code).Where(NotTheirs.Contains).ToList();
        return [.. refused.Select(code => $"is refused with {code}"), .. reply.Status is 401 or 403 or 404 or 500 ? new[] { $"answers {reply.Status}" } : []];
    }

    /// <summary>Who decides on an answer depends on whether it was escalated; the law of the answer says so.</summary>
    internal static bool MayDecide(Type message, Person person, Scene scene) =>
        message.Name is not ("ApproveAnswer" or "ReturnAnswer") || person.Role == (scene.Escalated ? Role.Counsel : Role.Approver);

    private static string Fill(string address, Scene scene) => Regex.Replace(address, @"\{(\w+)\}", id => scene.Ids.GetValueOrDefault(id.Groups[1].Value) ?? id.Value);

    private static IEnumerable<string> Masthead(string html) =>
        Regex.Matches(Regex.Match(html, "<nav class=\"masthead-nav\".*?</nav>", RegexOptions.Singleline).Value, "href=\"(?<to>[^\"]+)\"").Select(link => link.Groups["to"].Value);
}
