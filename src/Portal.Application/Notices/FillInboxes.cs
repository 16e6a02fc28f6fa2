using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Notices;
using Portal.Domain.Requests;

namespace Portal.Application.Notices;

/// <summary>Puts notices of leased messages into the inboxes of those they concern, and marks the messages as delivered, in one
/// commit. A message whose lease was lost meanwhile is left to whoever has it. (Message, recipient) is the key of an inbox: who was
/// told already is not told again.</summary>
public sealed record FillInboxes(IReadOnlyList<LeasedMessage> Messages) : ICommand<int>;

internal sealed class FillInboxesValidator : AbstractValidator<FillInboxes>
{
    public FillInboxesValidator() => RuleFor(command => command.Messages).NotEmpty().WithErrorCode("form.no-id");
}

internal sealed class FillInboxesHandler(IPortalDb db, Postbag postbag, TimeProvider time) : IRequestHandler<FillInboxes, Result<int>>
{
    public async Task<Result<int>> Handle(FillInboxes command, CancellationToken cancellationToken)
    {
        var tokens = command.Messages.ToDictionary(leased => leased.Message, leased => leased.Token);
        // Stored with the token in its condition: a lease that is lost between this read and the commit undoes everything.
        var messages = (await db.Outbox.Where(message => tokens.Keys.Contains(message.Id)).ToListAsync(cancellationToken)).FindAll(message => message.IsLeasedUnder(tokens[message.Id]));
        if (messages.Exists(message => NoticeTable.AudienceOf(message.Topic) is null))
            return NoticeErrors.UnknownTopic;
        var notices = await NoticesAsync(messages, cancellationToken);
        db.Notices.AddRange(notices);
        messages.ForEach(message => message.Deliver(time.GetUtcNow()));
        await postbag.FillAsync(notices, cancellationToken);
        return messages.Count;
    }

    private async Task<List<Notice>> NoticesAsync(List<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        var ids = messages.ConvertAll(message => message.Id);
        var told = (await db.Notices.Where(notice => ids.Contains(notice.Message)).Select(notice => new { notice.Message, notice.Recipient }).ToListAsync(cancellationToken))
            .Select(notice => (notice.Message, notice.Recipient)).ToHashSet();
        var about = messages.Select(message => message.Request).Distinct().ToList();
        var requests = await db.Requests.Where(request => about.Contains(request.Id))
            .Select(request => new Addressee(request.Id, request.Officer, request.ClaimedBy, request.Routing.Team)).ToDictionaryAsync(request => request.Id, cancellationToken);
        var desk = (await db.Accounts.Where(account => account.Agency == null && account.State == AccountState.Active)
            .Select(account => new { account.Id, account.Role, account.Team }).ToListAsync(cancellationToken)).ToLookup(account => account.Role, account => (account.Id, account.Team));
        var deciders = await DecidersAsync([.. messages.Where(message => NoticeTable.AudienceOf(message.Topic) == Audience.Deciders).Select(message => message.Request)], cancellationToken);
        IEnumerable<AccountId> Of(OutboxMessage message) => (NoticeTable.AudienceOf(message.Topic), requests[message.Request]) switch
        {
            (Audience.Officer, var request) => [request.Officer],
            (Audience.Approvers, _) => desk[Role.Approver].Select(person => person.Id),
            (Audience.WhoApproved, _) => [message.Recipient!.Value],
            (Audience.Managers, _) => desk[Role.Manager].Select(person => person.Id),
            (Audience.Deciders, var request) => deciders[request.Id].SelectMany(role => desk[role]).Select(person => person.Id),
            (Audience.Desk, { ClaimedBy: { } claimant }) => [claimant],
            (_, var request) => desk[Role.Investigator].Where(person => person.Team == request.Team).Select(person => person.Id),
        };
        return
        [
            .. from message in messages
               from recipient in Of(message)
               where !told.Contains((message.Id, recipient))
               select new Notice { Message = message.Id, Recipient = recipient, Topic = message.Topic, Request = message.Request, At = message.CreatedAt },
        ];
    }

    /// <summary>Who decides on the answers that wait now; nobody where one was decided on meanwhile.</summary>
    private async Task<ILookup<RequestId, Role>> DecidersAsync(IReadOnlyList<RequestId> requests, CancellationToken cancellationToken)
    {
        var waiting = requests.Count == 0 ? [] : await db.Answers.Where(answer => requests.Contains(answer.Request) && answer.State == AnswerState.AwaitingApproval)
            .Select(answer => new { answer.Request, Role = answer.Escalation == "" ? Role.Approver : Role.Counsel }).ToListAsync(cancellationToken);
        return waiting.ToLookup(answer => answer.Request, answer => answer.Role);
    }

    private sealed record Addressee(RequestId Id, AccountId Officer, AccountId? ClaimedBy, string Team);
}
