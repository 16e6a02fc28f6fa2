using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Demo;

/// <summary>When the steps after the last take of a request come: each some time after the one before, as its course says.</summary>
internal sealed class StoryWork(StoryDesk desk, StoryDice dice)
{
    /// <summary>Answered requests older than this are filed away.</summary>
    private static readonly TimeSpan s_old = TimeSpan.FromDays(21);

    public IEnumerable<(DateTimeOffset At, Func<CancellationToken, Task> Do)> After(RequestId id, Actor officer, StoryFiling filing)
    {
        if (filing.Moves.Count == 0)
            yield break;
        var at = filing.Moves[^1].At;
        foreach (var (least, most, act) in Steps(id, officer, filing))
        {
            at = at.AddMinutes(dice.Between(least, most));
            yield return (at, act);
        }
    }

    private IEnumerable<(int Least, int Most, Func<CancellationToken, Task> Do)> Steps(RequestId id, Actor officer, StoryFiling filing) => filing.Course switch
    {
        StoryCourse.Untouched => [],
        StoryCourse.Withdrawn => [(30, 400, cancel => desk.WithdrawAsync(id, officer, cancel))],
        StoryCourse.InReview => [Verify(id)],
        StoryCourse.Asked => [Verify(id), Ask(id)],
        StoryCourse.HoldToApprove => [Verify(id), Hold(id)],
        StoryCourse.ToApprove => [Verify(id), .. Holds(id, filing), Write(id, AnswerKind.Final)],
        StoryCourse.Declined => [Verify(id), .. Answer(id, officer, AnswerKind.Decline), .. Close(id, filing)],
        StoryCourse.AnsweredAfterReply => [Verify(id), Ask(id), Reply(id, officer), .. Holds(id, filing), .. Answer(id, officer, AnswerKind.Final), .. Close(id, filing)],
        StoryCourse.AnsweredInTwo =>
            [Verify(id), .. Holds(id, filing), .. Answer(id, officer, AnswerKind.Interim), .. Answer(id, officer, AnswerKind.Final), .. Close(id, filing)],
        StoryCourse.Withheld => [Verify(id), .. Holds(id, filing), .. Answer(id, officer, AnswerKind.Final, withhold: true), .. Close(id, filing)],
        _ => [Verify(id), .. Holds(id, filing), .. Answer(id, officer, AnswerKind.Final), .. Close(id, filing)],
    };

    private (int, int, Func<CancellationToken, Task>) Verify(RequestId id) => (4, 40, cancel => desk.VerifyAsync(id, cancel));

    private (int, int, Func<CancellationToken, Task>) Ask(RequestId id) => (6, 60, cancel => desk.AskAsync(id, cancel));

    private (int, int, Func<CancellationToken, Task>) Reply(RequestId id, Actor officer) => (50, 420, cancel => desk.ReplyAsync(id, officer, cancel));

    private (int, int, Func<CancellationToken, Task>) Hold(RequestId id) => (3, 15, cancel => desk.HoldAsync(id, cancel));

    private (int, int, Func<CancellationToken, Task>) Write(RequestId id, AnswerKind kind, bool withhold = false) => (25, 240, cancel => desk.AnswerAsync(id, kind, withhold, cancel));

    private IEnumerable<(int, int, Func<CancellationToken, Task>)> Holds(RequestId id, StoryFiling filing) =>
        filing.Kind == RequestKind.Freeze ? [Hold(id), (2, 25, cancel => desk.ApproveHoldsAsync(id, cancel))] : [];

    private IEnumerable<(int, int, Func<CancellationToken, Task>)> Answer(RequestId id, Actor officer, AnswerKind kind, bool withhold = false) =>
        [Write(id, kind, withhold), (15, 300, cancel => desk.ApproveAsync(id, cancel)), (40, 600, cancel => desk.FetchAsync(id, officer, cancel))];

    private IEnumerable<(int, int, Func<CancellationToken, Task>)> Close(RequestId id, StoryFiling filing) =>
        filing.IsOlderThan(s_old) ? [(1000, 4000, cancel => desk.CloseAsync(id, cancel))] : [];
}
