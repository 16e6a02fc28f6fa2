using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Domain.Tests.Requests;

namespace Portal.Domain.Tests.Answers;

/// <summary>Answers of Signe's to Johanna's freeze, in any state; Daniel approves, and Clara where it was escalated.</summary>
internal static class Prepared
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static AccountId Signe => Freezes.Signe;

    public static Actor Daniel { get; } = new(new(Guid.Parse("d0000000-0000-4000-8000-000000000001")), Role.Approver);

    public static AnswerId Id { get; } = new(Guid.Parse("a0000000-0000-4000-8000-000000000001"));

    /// <summary>A fresh answer to a request in review.</summary>
    public static Answer Answer(AnswerKind kind = AnswerKind.Final) =>
        Domain.Answers.Answer.Prepare(Id, Reviews.In(RequestState.InReview), 3, kind, "ar", Signe, Now).Value;

    /// <summary>An answer in a state, its events written down already.</summary>
    public static Answer In(AnswerState state)
    {
        var answer = Answer();
        if (state != AnswerState.Prepared)
            answer.Send(Signe, [], Now);
        if (state is not (AnswerState.Prepared or AnswerState.AwaitingApproval))
            answer.Approve(Daniel, answer.Revision, Now);
        if (state is AnswerState.Disclosed or AnswerState.Revoked)
            answer.Disclose("00", "00", [answer.Requester], Now);
        if (state == AnswerState.Revoked)
            answer.Revoke("wrong-recipient");
        answer.State.ShouldBe(state);
        answer.ForgetEvents();
        return answer;
    }
}
