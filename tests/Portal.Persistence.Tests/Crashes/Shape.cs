using MediatR;
using Portal.Application.Answers;
using Portal.Application.Demo;
using Portal.Application.Holds;
using Portal.Application.Packets;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Holds;
using Portal.Testing;

namespace Portal.Persistence.Tests.Crashes;

/// <summary>Sends one form, as often as wanted, through a node.</summary>
/// <returns>What came of it, as text; null when it was refused.</returns>
internal delegate Task<string?> Sending(TestPortal node, CancellationToken asker);

/// <summary>A command, and how to come to where one can be sent.</summary>
/// <param name="Name">For the report.</param>
/// <param name="IsErrand">It brings no form and sends commands of its own; what fails among them is tried by its next run.</param>
/// <param name="StartAsync">Prepares a portal once and gives what prepares each sending.</param>
internal sealed record Shape(string Name, bool IsErrand, Func<TestPortal, Task<Func<Task<Sending>>>> StartAsync)
{
    /// <summary>Whether it promises to tell somebody; opening accounts is told to nobody.</summary>
    public bool Tells { get; init; } = true;

    /// <summary>Commands whose commits differ: one that moves a draft over and starts clocks, one that decides, one that discloses, one
    /// that adds to what others add to, and one that opens accounts.</summary>
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("submit a freeze", false, portal => Of(async () =>
        {
            var officer = portal.Johanna();
            var draft = await portal.ADraftAsync(officer);
            var page = await portal.GetAsync(new GetDraft(draft), officer);
            return Form(portal, new SubmitFreezeRequest(draft, page.Version, page.Typed, "en"), officer);
        })),
        new("approve an answer", false, portal => Of(async () =>
        {
            var (request, answer) = await AnAnswerToDecideAsync(portal);
            var page = (await portal.GetAsync(new GetAnswer(request, answer), portal.Present("Daniel Ferreira"))).Answer;
            return Form(portal, new ApproveAnswer(request, answer, page.Revision), portal.Person("Daniel Ferreira").AsActor("demo"));
        })),
        new("disclose an answer", true, portal => Of(async () =>
        {
            var (request, answer) = await AnAnswerToDecideAsync(portal);
            var daniel = portal.Present("Daniel Ferreira");
            await portal.GetAsync(new ApproveAnswer(request, answer, (await portal.GetAsync(new GetAnswer(request, answer), daniel)).Answer.Revision), daniel);
            return async (node, asker) =>
            {
                // The node waits with an answer that failed, and nobody gives a lease back whose holder broke.
                portal.Time.Advance(TimeSpan.FromMinutes(31));
                portal.Database.EndLeases();
                return Said(await node.SendAsync(new PressPackets(), Actor.Portal, asker));
            };
        })),
        new("place a hold", false, async portal =>
        {
            var signe = portal.Person("Signe Lindqvist").AsActor("demo");
            var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), signe);
            var line = 2;
            return () =>
            {
                line++;
                portal.Database.Run(
                    "INSERT INTO request_targets (request, line, typed, family, normal, tag, confirmed) SELECT request, @line, typed, family, @normal, tag, confirmed FROM request_targets WHERE request = @id AND line = 1",
                    ("id", request.Value), ("line", line), ("normal", $"target-{line}")).ShouldBe(1);
                return Task.FromResult(Form(portal, new PlaceHold(request, new HoldId(Guid.NewGuid()), line, "0.001"), signe));
            };
        }),
        new("open accounts", false, portal => Of(() =>
        {
            portal.Database.Run("DELETE FROM sessions; DELETE FROM accounts; DELETE FROM agencies; DELETE FROM portal_marks").ShouldBeGreaterThan(20);
            return Task.FromResult<Sending>(async (node, asker) =>
            {
                // A database that has accounts is left alone, whoever opened them.
                var founded = await node.SendAsync(new FoundDemo(), Actor.Portal, asker);
                return founded.Succeeded || founded.Refusals[0].Code == "demo.not-empty" ? "there" : null;
            });
        })) { Tells = false },
    ];

    private static Task<Func<Task<Sending>>> Of(Func<Task<Sending>> prepare) => Task.FromResult(prepare);

    private static async Task<(Domain.Requests.RequestId Request, Domain.Answers.AnswerId Answer)> AnAnswerToDecideAsync(TestPortal portal)
    {
        var signe = portal.Person("Signe Lindqvist").AsActor("demo");
        var request = await portal.AVerifiedFreezeAsync(portal.Johanna(), signe);
        return (request, await portal.ADeclineToDecideAsync(request, signe));
    }

    private static Sending Form<T>(TestPortal portal, IRequest<Result<T>> command, Actor by)
    {
        var key = Guid.NewGuid();
        return async (node, asker) => Said(await node.SendFormAsync(command, portal.Fresh(by), key, cancellationToken: asker));
    }

    private static string? Said<T>(Result<T> result) => result.Succeeded ? $"{result.Value}" : null;
}
