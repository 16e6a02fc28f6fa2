using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Clocks;
using Portal.Domain.Requests;

namespace Portal.Testing.Reports;

/// <summary>One request with its answers on its way: each step waits so long, happens, and is committed at its own instant.</summary>
public sealed class HistoryStage(
    TestPortal portal, LegalRequest request, DateTimeOffset sentAt, ClockPolicy policy, AccountId officer, AccountId claimant, Actor approver) : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope = portal.OpenScope();
    private DateTimeOffset _now = sentAt;
    private int _answers;
    private Answer? _answer;

    public LegalRequest Request => request;

    public Task BeginAsync() => CommitAsync(TimeSpan.Zero, () => Db.Requests.Add(request));

    public Task ClaimAsync(TimeSpan after) => StepAsync(after, () => request.Claim(claimant, _now, ""));

    public Task PutBackAsync(TimeSpan after) => StepAsync(after, () => request.PutBack(claimant, "skill", _now));

    public Task VerifyAsync(TimeSpan after) => StepAsync(after, () => request.Verify(claimant, _now));

    public Task AskAsync(TimeSpan after) => StepAsync(after, () => request.Ask(new(Guid.NewGuid()), claimant, "Which account is meant?", _now));

    public Task ReplyAsync(TimeSpan after) => StepAsync(after, () => request.Reply(officer, "The first one.", policy, _now));

    public Task RetractAsync(TimeSpan after) => StepAsync(after, () => request.Retract(claimant, policy, _now));

    public Task WithdrawAsync(TimeSpan after) => StepAsync(after, () => request.Withdraw(officer, "mistake", _now));

    public Task SupersedeAsync(RequestId later, TimeSpan after) => StepAsync(after, () => request.Supersede(officer, later, _now));

    public Task CloseAsync(TimeSpan after) => StepAsync(after, () => request.Close(claimant, _now));

    public Task RevokeAsync(TimeSpan after) => StepAsync(after, () => _answer!.Revoke("wrong-contents"));

    /// <summary>Prepared and approved at once, disclosed after so long.</summary>
    public async Task DiscloseAsync(AnswerKind kind, TimeSpan after)
    {
        await CommitAsync(TimeSpan.Zero, () =>
        {
            _answer = Answer.Prepare(new(Guid.NewGuid()), request, ++_answers, kind, "en", claimant, _now).Value;
            Db.Answers.Add(_answer);
            _ = _answer.Send(claimant, [], _now).Value;
            _ = _answer.Approve(approver, _answer.Revision, _now).Value;
        });
        await StepAsync(after, () =>
        {
            _ = _answer!.Disclose(new('b', 64), new('c', 64), [officer], _now).Value;
            return kind == AnswerKind.Interim ? request.NoteInterimAnswer(_now) : request.NoteFinalAnswer(kind.ToString(), _now);
        });
    }

    public ValueTask DisposeAsync() => _scope.DisposeAsync();

    private IPortalDb Db => _scope.ServiceProvider.GetRequiredService<IPortalDb>();

    private Task StepAsync(TimeSpan after, Func<Result<Done>> step) => CommitAsync(after, () => _ = step().Value);

    private async Task CommitAsync(TimeSpan after, Action act)
    {
        _now += after;
        var work = _scope.ServiceProvider.GetRequiredService<IUnitOfWork>();
        await work.BeginAsync(CancellationToken.None);
        act();
        await work.CommitAsync(work.TakeEvents(), Actor.Portal, _now, CancellationToken.None);
    }
}
