using System.Text;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Answers;
using Portal.Application.Holds;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Application.Questions;
using Portal.Application.Requests;
using Portal.Domain.Answers;
using Portal.Testing;
using Portal.Testing.Doors;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Doors.Sweeps;

/// <summary>The lifecycles are the law, and the table says when they let a message do something. Here the real handlers are asked.</summary>
public sealed class AgreementTests(Xunit.Abstractions.ITestOutputHelper output)
{
    /// <summary>A message of each kind that takes a step, about what hangs on a request.</summary>
    private static readonly Dictionary<Type, Func<Scene, object>> s_steps = new Func<Scene, object>[]
    {
        scene => new ClaimRequest(scene.Request),
        scene => new PutBackRequest(scene.Request, "mistake"),
        scene => new ConfirmAuthenticity(scene.Request),
        scene => new CloseRequest(scene.Request),
        scene => new WithdrawRequest(scene.Request, "mistake"),
        scene => new SubmitFreezeRequest(scene.Request, scene.Version, scene.Typed, "en"),
        scene => new SubmitDataRequest(scene.Request, scene.Version, scene.Typed, "en"),
        scene => new AskAgency(scene.Request, new(Guid.NewGuid()), "Which transfer is meant?"),
        scene => new RetractQuestion(scene.Request, new(Own(scene, "question"))),
        scene => new ReplyToQuestion(scene.Request, new(Own(scene, "question")), "The second one."),
        scene => new PrepareAnswer(scene.Request, new(Guid.NewGuid()), AnswerKind.Decline, "en"),
        scene => new RecordFindings(scene.Request, new(Own(scene, "answer")), [new(1, Outcome.NothingHeld)]),
        scene => new FillFindings(scene.Request, new(Own(scene, "answer")), Outcome.NothingHeld, ""),
        scene => new WithholdCategories(scene.Request, new(Own(scene, "answer")), new Dictionary<string, string> { ["balances"] = "legal-process-too-low" }),
        scene => new WriteAnswer(scene.Request, new(Own(scene, "answer")), "Nothing is held.", [], "en", ""),
        scene => new StageAnswerTable(scene.Request, new(Own(scene, "answer")), new(Guid.NewGuid()), "deposits-withdrawals", "export.csv", Encoding.UTF8.GetBytes(Given.Deposits(Given.Target(2)))),
        scene => new AddAnswerFile(scene.Request, new(Own(scene, "answer")), new(Own(scene, "import")), scene.Mapping, 0),
        scene => new RemoveAnswerFile(scene.Request, new(Own(scene, "answer")), new(Own(scene, "file"))),
        scene => new SendAnswerForApproval(scene.Request, new(Own(scene, "answer"))),
        scene => new ApproveAnswer(scene.Request, new(Own(scene, "answer")), scene.Revision),
        scene => new ReturnAnswer(scene.Request, new(Own(scene, "answer")), scene.Revision, "Name the second account too."),
        scene => new ApproveHold(scene.Request, new(Own(scene, "hold"))),
        scene => new RejectHold(scene.Request, new(Own(scene, "hold")), "Not covered by the order."),
        scene => new FetchPacket(scene.Request, new(Own(scene, "answer")), "203.0.113.7"),
        scene => new AskPacketRenewal(scene.Request, new(Own(scene, "answer"))),
        scene => new RenewPacket(scene.Request, new(Own(scene, "answer"))),
        scene => new RevokePacket(scene.Request, new(Own(scene, "answer")), "wrong-contents"),
    }.ToDictionary(step => step(new("", default, default, null)).GetType());

    /// <summary>What not every answer has.</summary>
    private static readonly Dictionary<Type, string> s_needs = new() { [typeof(AddAnswerFile)] = "import", [typeof(RemoveAnswerFile)] = "file" };

    [Fact]
    public void Every_row_with_a_step_is_tried() =>
        PermissionTable.Rows.Where(row => row.Steps.Count > 0 || row.Of.Count > 0).Select(row => row.Message).Distinct().ShouldBe(s_steps.Keys, ignoreOrder: true);

    [Fact]
    public async Task What_the_table_says_to_work_is_lawful_and_what_it_does_not_changes_nothing()
    {
        await using var portal = await SweptPortal.StartAsync(Engine.Sqlite);
        var (oracle, wrong, tried, did) = (new Oracle(portal.Watch.World), new List<string>(), 0, new HashSet<Type>());
        foreach (var (type, make) in s_steps)
        {
            foreach (var (person, scene) in from person in portal.Watch.World.People where person.Account is not null from scene in portal.Watch.World.Scenes select (person, scene))
            {
                if (oracle.Of(type, person, scene, fresh: true) != Verdict.LetIn || (s_needs.TryGetValue(type, out var need) && !scene.Ids.ContainsKey(need)))
                    continue;
                tried++;
                var (codes, changes) = await SendAsync(portal, person, make(scene));
                var works = oracle.Works(type, person, scene) && OfferTests.MayDecide(type, person, scene);
                if (works && !Offer.All.Any(offer => offer.Message == type && offer.But?.Invoke(scene) == true) && codes.FirstOrDefault(OfferTests.NotTheirs.Contains) is { } code)
                    wrong.Add($"{type.Name} by {person}, {scene}: the table has it and the law says {code}");
                if (!works && changes)
                    wrong.Add($"{type.Name} by {person}, {scene}: the law lets it and the table does not have it");
                if (changes)
                    did.Add(type);
            }
        }

        output.WriteLine($"{tried} messages that are let in, of {s_steps.Count} kinds; {did.Count} kinds did something");
        wrong.ShouldBeEmpty();
        s_steps.Keys.Except(did).ShouldBeEmpty("A kind that never does anything agrees with every table.");
    }

    private static async Task<(IReadOnlyList<string> Codes, bool Changes)> SendAsync(SweptPortal portal, Person person, object message)
    {
        await using var scope = portal.Factory.Services.CreateAsyncScope();
        var of = scope.ServiceProvider.GetRequiredService<CaseOfScope>();
        of.Name = $"step {Guid.NewGuid()}";
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(portal.Factory.Portal.Fresh(person.Account!.AsActor("demo")));
        var refusals = await scope.ServiceProvider.GetRequiredService<IMediator>().RefusalsAsync(message);
        return ([.. refusals.Select(refusal => refusal.Code)], portal.Watch.Take(of.Name).Changed);
    }

    private static Guid Own(Scene scene, string kind) => scene.Ids.TryGetValue(kind, out var id) ? Guid.Parse(id) : Guid.NewGuid();
}
