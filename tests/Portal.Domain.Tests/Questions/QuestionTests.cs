using Portal.Domain.Requests;
using Portal.Domain.Tests.Requests;

namespace Portal.Domain.Tests.Questions;

public sealed class QuestionTests
{
    public static TheoryData<RequestState> SentStates => ReviewTests.SentStates;

    [Theory, MemberData(nameof(SentStates))]
    public void The_claimant_asks_in_review_and_the_time_to_answer_stands_still(RequestState state)
    {
        var request = Reviews.In(state);
        var before = request.Questions.Count;

        request.Ask(new(Guid.NewGuid()), Freezes.Amira, "?", Reviews.At(100)).Refusals.ShouldBe([RequestErrors.NotClaimant]);
        request.Ask(new(Guid.NewGuid()), Freezes.Signe, "Which account?", Reviews.At(100)).Succeeded.ShouldBe(state == RequestState.InReview);

        request.Questions.Count.ShouldBe(state == RequestState.InReview ? before + 1 : before);
        if (state != RequestState.InReview)
            return;
        (request.State, request.Respond().PausedAt, request.OpenQuestion!.Number).ShouldBe((RequestState.AwaitingAgency, Reviews.At(100), 1));
        request.Told().ShouldBe(["questions.asked", "clocks.paused"]);
        request.DueAt.ShouldBe(Freezes.Now.AddHours(4), "the clock of placing runs on");
    }

    [Fact]
    public void The_reply_lets_the_clock_run_on_with_what_was_left()
    {
        var request = Reviews.In(RequestState.AwaitingAgency);

        request.Reply(Freezes.OfficerId, "The second.", Reviews.Clocks, Reviews.At(360)).Succeeded.ShouldBeTrue();

        (request.State, request.OpenQuestion).ShouldBe((RequestState.InReview, null));
        request.Respond().DueAt.ShouldBe(Freezes.Now.AddHours(25), "five hours were the agency's");
        var question = request.Questions[0];
        (question.Answer, question.RepliedBy, question.EndedAt).ShouldBe(("The second.", Freezes.OfficerId, Reviews.At(360)));
        request.Told().ShouldBe(["questions.replied", "clocks.resumed"]);
    }

    [Fact]
    public void The_ledger_is_told_number_and_id_and_no_word_of_it()
    {
        var request = Reviews.In(RequestState.AwaitingAgency);

        _ = request.Reply(Freezes.OfficerId, "MARK-reply", Reviews.Clocks, Reviews.At(100)).Value;

        request.Events[0].Facts.ShouldBe([("question", Reviews.Question.ToString()), ("number", "1")]);
    }

    [Fact]
    public void Nobody_but_the_officer_replies()
    {
        var request = Reviews.In(RequestState.AwaitingAgency);

        request.Reply(Freezes.Signe, "I reply to myself.", Reviews.Clocks, Reviews.At(100)).Refusals.ShouldBe([RequestErrors.NotFound]);

        (request.State, request.OpenQuestion!.Answer).ShouldBe((RequestState.AwaitingAgency, ""));
    }

    [Fact]
    public void A_second_reply_and_a_late_retraction_change_nothing()
    {
        var request = Reviews.In(RequestState.AwaitingAgency);
        _ = request.Reply(Freezes.OfficerId, "First.", Reviews.Clocks, Reviews.At(100)).Value;

        request.Reply(Freezes.OfficerId, "Second.", Reviews.Clocks, Reviews.At(110)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("requests.wrong-state");
        request.Retract(Freezes.Signe, Reviews.Clocks, Reviews.At(120)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("requests.wrong-state");

        (request.Questions[0].Answer, request.Questions[0].EndedAt).ShouldBe(("First.", Reviews.At(100)));
    }

    [Fact]
    public void The_claimant_takes_a_question_back_and_asks_another()
    {
        var request = Reviews.In(RequestState.AwaitingAgency);

        request.Retract(Freezes.Amira, Reviews.Clocks, Reviews.At(70)).Refusals.ShouldBe([RequestErrors.NotClaimant]);
        _ = request.Retract(Freezes.Signe, Reviews.Clocks, Reviews.At(90)).Value;
        _ = request.Ask(new(Guid.NewGuid()), Freezes.Signe, "Another?", Reviews.At(100)).Value;

        request.Questions.Select(question => (question.Number, question.EndedAt, question.RepliedBy)).ShouldBe([(1, Reviews.At(90), null), (2, null, null)]);
        request.Respond().Pauses.ShouldHaveSingleItem();
        request.Respond().PausedAt.ShouldBe(Reviews.At(100));
    }

    [Fact]
    public void An_open_question_ends_with_its_request()
    {
        var (withdrawn, answered) = (Reviews.In(RequestState.AwaitingAgency), Reviews.In(RequestState.AwaitingAgency));

        _ = withdrawn.Withdraw(Freezes.OfficerId, "mistake", Reviews.At(100)).Value;
        _ = answered.NoteFinalAnswer("Final", Reviews.At(100)).Value;

        foreach (var question in new[] { withdrawn.Questions[0], answered.Questions[0] })
            (question.EndedAt, question.RepliedBy, question.Answer).ShouldBe((Reviews.At(100), null, ""));
        withdrawn.Respond().Pauses.ShouldHaveSingleItem().Until.ShouldBe(Reviews.At(100));
    }
}
