using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application;
using Portal.Application.Accounts;
using Portal.Application.Answers;
using Portal.Application.Clocks;
using Portal.Application.Demo;
using Portal.Application.Documents;
using Portal.Application.Holds;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Questions;
using Portal.Application.Reports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Testing.Doors;

/// <summary>One of each message, about a given request where it is about one. A new message needs a line here.</summary>
public static class EveryMessage
{
    public static IReadOnlyDictionary<Type, Func<RequestId, object>> Makers { get; } = new Func<RequestId, object>[]
    {
        id => new StartDraft(id, RequestKind.Freeze),
        id => new SaveDraftStep(id, "case", Given.FreezeAnswers()),
        id => new AttachDocument(id, "order.pdf", Given.Pdf),
        id => new DiscardDraft(id),
        id => new GetDraft(id),
        id => new SubmitFreezeRequest(id, 1, Given.FreezeAnswers(), "en"),
        id => new SubmitDataRequest(id, 1, Given.DataAnswers(), "en"),
        _ => new CheckAddresses(Given.Addresses, RequestKind.Freeze),
        _ => new ListMyRequests(),
        id => new GetMyRequest(id),
        _ => new ListQueue(QueueView.Open),
        id => new GetCase(id),
        id => new ClaimRequest(id),
        id => new PutBackRequest(id, "mistake"),
        id => new ConfirmAuthenticity(id),
        id => new CloseRequest(id),
        id => new GetCaseWork(id),
        id => new WithdrawRequest(id, "mistake"),
        id => new CopyRequest(id, new(Guid.NewGuid()), Supersede: false),
        id => new FindSuperseded(id),
        id => new AskAgency(id, new(Guid.NewGuid()), "Which account is meant?"),
        id => new RetractQuestion(id, new(Guid.NewGuid())),
        id => new ReplyToQuestion(id, new(Guid.NewGuid()), "The second one."),
        id => new GetDocument(id, new(Guid.NewGuid())),
        id => new PlaceHold(id, new(Guid.NewGuid()), 1, "1"),
        id => new ApproveHold(id, new(Guid.NewGuid())),
        id => new RejectHold(id, new(Guid.NewGuid()), "Not covered by the order."),
        id => new GetHolds(id),
        id => new GetHold(id, new(Guid.NewGuid())),
        id => new CountHolds(id),
        id => new GetBalance(id, 1),
        _ => new ListHoldsToApprove(),
        _ => new ChaseHolds(),
        _ => new RecordPlacement(new(Guid.NewGuid()), OperatorWord.Confirmed, "OP-1", ""),
        _ => new PutHoldOff(new(Guid.NewGuid())),
        id => new PrepareAnswer(id, new(Guid.NewGuid()), AnswerKind.Decline, "en"),
        id => new RecordFindings(id, new(Guid.NewGuid()), []),
        id => new FillFindings(id, new(Guid.NewGuid()), Outcome.NothingHeld, ""),
        id => new WithholdCategories(id, new(Guid.NewGuid()), new Dictionary<string, string>()),
        id => new WriteAnswer(id, new(Guid.NewGuid()), "", [], "en", ""),
        id => new StageAnswerTable(id, new(Guid.NewGuid()), new(Guid.NewGuid()), "balances", "balances.csv", "target\n1\n"u8.ToArray()),
        id => new GetStagedTable(id, new(Guid.NewGuid()), new(Guid.NewGuid())),
        id => new DiscardAnswerTable(id, new(Guid.NewGuid()), new(Guid.NewGuid())),
        id => new AddAnswerFile(id, new(Guid.NewGuid()), new(Guid.NewGuid()), new Dictionary<string, int>(), 0),
        id => new RemoveAnswerFile(id, new(Guid.NewGuid()), new(Guid.NewGuid())),
        id => new SendAnswerForApproval(id, new(Guid.NewGuid())),
        id => new ApproveAnswer(id, new(Guid.NewGuid()), 1),
        id => new ReturnAnswer(id, new(Guid.NewGuid()), 1, "Name the second account too."),
        id => new GetAnswer(id, new(Guid.NewGuid())),
        id => new GetAnswerFile(id, new(Guid.NewGuid()), new(Guid.NewGuid())),
        id => new GetAnswerFileRows(id, new(Guid.NewGuid()), new(Guid.NewGuid())),
        id => new ListAnswers(id),
        _ => new ListApprovals(),
        _ => new CountApprovals(),
        _ => new PressPackets(),
        _ => new DisclosePacket(new(Guid.NewGuid()), 1, new(Given.Pdf, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Given.Pdf)), new('0', 64), 1), Given.Pdf),
        _ => new GetPressState(),
        id => new ListMyAnswers(id),
        id => new GetMyAnswer(id, new(Guid.NewGuid())),
        id => new FetchPacket(id, new(Guid.NewGuid()), "203.0.113.7"),
        id => new GetPacketProof(id, new(Guid.NewGuid())),
        id => new AskPacketRenewal(id, new(Guid.NewGuid())),
        id => new ListPackets(id),
        id => new RenewPacket(id, new(Guid.NewGuid())),
        id => new ErasePayloads(id),
        id => new RevokePacket(id, new(Guid.NewGuid()), "wrong-contents"),
        _ => new SendMails(),
        _ => new DiscardOldForms(),
        _ => new GetLedgerSize(),
        id => new ListMeanwhile(id, 0),
        _ => new RecordMail(Guid.NewGuid(), new(Guid.NewGuid()), 1, MailFate.Sent),
        _ => new RaiseDueAlarms(),
        _ => new DeliverNotices(),
        _ => new FillInboxes([new(Guid.NewGuid(), 1)]),
        _ => new RecordUndelivered(new(Guid.NewGuid(), 1), "notices.fault"),
        _ => new ListDeadLetters(),
        _ => new CountDeadLetters(),
        _ => new ReplayDeadLetter(Guid.NewGuid(), null),
        _ => new ReplayDeadLetters(),
        _ => new ListNotices(),
        _ => new CountUnreadNotices(),
        _ => new MarkNoticesRead(DateTimeOffset.MaxValue),
        _ => new FoundDemo(),
        _ => new FinishDemo(),
        _ => new GetDemoState(),
        _ => new ListDemoPeople(),
        _ => new SignInDemo(new(Guid.NewGuid())),
        _ => new FindSession("key"),
        _ => new TouchSession("key"),
        _ => new ConfirmPresence("key"),
        _ => new SignOut("key"),
        _ => new FindDisclosure(new('a', 64)),
        _ => new VerifyLedger(),
        _ => new SignCheckpoint(),
        _ => new ScrubLedger(),
        _ => new RecordScrub(0, new('0', 64), null),
        _ => new RecordOperatorStep(OperatorStep.FaultCleared, 0),
        _ => new GetLedgerState(),
        _ => new GetLedgerHealth(),
        _ => new GetResponseTimes(),
        _ => new ListResponseTimes(),
        _ => new ListUnansweredRequests(UnansweredPart.Open),
    }.ToDictionary(maker => maker(default).GetType());

    /// <summary>The messages of the room, found by looking.</summary>
    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(ApplicationModule).Assembly.GetTypes().Where(type => !type.IsAbstract && type.GetInterfaces().Any(IsMessage)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    public static bool IsMessage(Type face) => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequest<>) && face != typeof(IRequest<Unit>);

    /// <summary>Sends a message whose type is not known here; what it is refused for.</summary>
    public static async Task<IReadOnlyList<Refusal>> RefusalsAsync(this TestPortal portal, object message, Actor by)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(by);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().RefusalsAsync(message);
    }

    /// <summary>The same in a scope that has its actor.</summary>
    public static Task<IReadOnlyList<Refusal>> RefusalsAsync(this IMediator mediator, object message)
    {
        var result = message.GetType().GetInterfaces().Single(IsMessage).GetGenericArguments()[0];
        var send = typeof(EveryMessage).GetMethod(nameof(SendAsync), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(result.GetGenericArguments());
        return (Task<IReadOnlyList<Refusal>>)send.Invoke(null, [mediator, message])!;
    }

    private static async Task<IReadOnlyList<Refusal>> SendAsync<T>(IMediator mediator, IRequest<Result<T>> message) => (await mediator.Send(message)).Refusals;
}
