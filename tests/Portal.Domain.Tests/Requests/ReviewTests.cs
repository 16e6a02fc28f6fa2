using Portal.Domain.Clocks;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class ReviewTests
{
    public static TheoryData<RequestState> SentStates => [.. Enum.GetValues<RequestState>().Except([RequestState.Draft])];

    [Theory, MemberData(nameof(SentStates))]
    public void Only_the_claimant_verifies_and_only_while_it_is_being_verified(RequestState state)
    {
        var request = Reviews.In(state);
        var claimant = request.ClaimedBy is not null;

        request.Verify(Freezes.Amira, Reviews.At(100)).Refusals.ShouldBe([RequestErrors.NotClaimant]);
        var result = request.Verify(Freezes.Signe, Reviews.At(100));

        result.Succeeded.ShouldBe(state == RequestState.Verifying);
        if (result.Succeeded)
            (request.State, request.Told()[0]).ShouldBe((RequestState.InReview, "requests.verified"));
        else
            result.Refusals.ShouldHaveSingleItem().Code.ShouldBe(claimant ? "requests.wrong-state" : "requests.not-claimant");
    }

    [Theory, MemberData(nameof(SentStates))]
    public void The_officer_takes_back_what_is_open_and_all_clocks_stop(RequestState state)
    {
        var request = Reviews.In(state);

        var result = request.Withdraw(Freezes.OfficerId, "case-closed", Reviews.At(100));

        result.Succeeded.ShouldBe(Lifecycle.Open.Contains(state));
        if (!result.Succeeded)
        {
            (result.Refusals[0].Code, request.State, request.Events.Count).ShouldBe(("requests.wrong-state", state, 0));
            return;
        }

        (request.State, request.EndedAt, request.DueAt, request.OpenQuestion).ShouldBe((RequestState.Withdrawn, Reviews.At(100), null, null));
        request.Clocks.ShouldAllBe(clock => clock.StoppedAt != null && clock.PausedAt == null);
        request.Events[0].Facts.ShouldBe([("reason", "case-closed")]);
    }

    [Theory]
    [InlineData(""), InlineData("Mistake"), InlineData("Mr Smith asked for it"), InlineData("mistake ")]
    public void A_reason_for_taking_back_in_own_words_is_refused(string reason)
    {
        var request = Reviews.In(RequestState.InReview);

        request.Withdraw(Freezes.OfficerId, reason, Reviews.At(100)).Refusals.ShouldBe([RequestErrors.UnknownWithdrawReason]);

        request.State.ShouldBe(RequestState.InReview);
    }

    [Fact]
    public void Nobody_but_the_officer_takes_back_or_replaces()
    {
        var request = Reviews.In(RequestState.InReview);

        request.Withdraw(Freezes.Signe, "mistake", Reviews.At(100)).Refusals.ShouldBe([RequestErrors.NotFound]);
        request.Supersede(Freezes.Signe, new(Guid.NewGuid()), Reviews.At(100)).Refusals.ShouldBe([RequestErrors.NotFound]);

        (request.State, request.SupersededBy, request.EndedAt).ShouldBe((RequestState.InReview, null, null));
    }

    [Theory, MemberData(nameof(SentStates))]
    public void What_is_open_can_be_replaced_and_names_its_successor(RequestState state)
    {
        var (request, later) = (Reviews.In(state), new RequestId(Guid.NewGuid()));
        var before = request.SupersededBy;

        var result = request.Supersede(Freezes.OfficerId, later, Reviews.At(100));

        result.Succeeded.ShouldBe(Lifecycle.Open.Contains(state));
        request.SupersededBy.ShouldBe(result.Succeeded ? later : before);
        if (result.Succeeded)
            (request.State, request.EndedAt, request.Events[0].Facts[0]).ShouldBe((RequestState.Superseded, Reviews.At(100), ("by", later.ToString())));
    }

    [Theory, MemberData(nameof(SentStates))]
    public void Only_an_answered_request_is_filed_away_by_its_claimant(RequestState state)
    {
        var request = Reviews.In(state);

        request.Close(Freezes.Amira, Reviews.At(100)).Refusals.ShouldBe([RequestErrors.NotClaimant]);
        request.Close(Freezes.Signe, Reviews.At(100)).Succeeded.ShouldBe(state == RequestState.Answered);

        if (state == RequestState.Answered)
            (request.State, request.EndedAt, request.AnsweredAt).ShouldBe((RequestState.Closed, Reviews.At(100), Reviews.At(90)));
    }

    [Theory]
    [InlineData(RequestState.Verifying, true), InlineData(RequestState.InReview, true), InlineData(RequestState.AwaitingAgency, true)]
    [InlineData(RequestState.Submitted, false), InlineData(RequestState.Answered, false), InlineData(RequestState.Withdrawn, false), InlineData(RequestState.Superseded, false)]
    public void The_final_answer_ends_the_wait_wherever_the_claimant_was(RequestState state, bool possible)
    {
        var request = Reviews.In(state);

        request.NoteFinalAnswer("Decline", Reviews.At(100)).Succeeded.ShouldBe(possible);

        if (!possible)
            return;
        (request.State, request.AnsweredAt, request.FirstAnsweredAt, request.OpenQuestion).ShouldBe((RequestState.Answered, Reviews.At(100), Reviews.At(100), null));
        request.Clocks.ShouldAllBe(clock => clock.StoppedAt != null && clock.PausedAt == null);
    }

    [Fact]
    public void The_first_answer_keeps_its_time_when_the_final_one_follows()
    {
        var request = Reviews.In(RequestState.InReview);

        request.NoteInterimAnswer(Reviews.At(70)).Succeeded.ShouldBeTrue();
        request.State.ShouldBe(RequestState.InReview);
        _ = request.NoteFinalAnswer("Final", Reviews.At(100)).Value;

        (request.FirstAnsweredAt, request.AnsweredAt).ShouldBe((Reviews.At(70), Reviews.At(100)));
    }

    [Fact]
    public void Placed_holds_stop_their_clock_and_no_other()
    {
        var request = Reviews.In(RequestState.InReview);

        request.NoteHoldsPlaced(Reviews.At(50));
        request.NoteHoldsPlaced(Reviews.At(55));

        request.Events.ShouldHaveSingleItem().ShouldBe(new ClockStopped(request.Id, ClockName.HoldPlaced, Freezes.Now.AddHours(4)));
        (request.Respond().Runs, request.DueAt).ShouldBe((true, Freezes.Now.AddHours(20)));
    }
}
