using Portal.Domain.Questions;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

/// <summary>What the ledger is told of a request, word for word, and that every change is a new version.</summary>
public sealed class RequestHistoryTests
{
    private static readonly LegalRequest s_sent = Freezes.Submit(intake: Freezes.Intake with { Clocks = Reviews.Clocks }).Value;

    [Fact]
    public void A_sent_freeze_is_told_with_its_route_and_its_clocks()
    {
        s_sent.InWords().ShouldBe(
        [
            $"requests.freeze-submitted reference={RequestReference.From(42).Text} agency={Freezes.AgencyId} urgency=Normal basis=Ordered targets=2 document-sha256={new string('a', 64)}",
            "requests.routed team=europe rule=R1 policy=r1",
            "clocks.started clock=Acknowledge rule=ACK policy=c1 due=2026-11-24T11:00:00.000000Z",
            "clocks.started clock=HoldPlaced rule=HLD policy=c1 due=2026-11-24T13:00:00.000000Z",
            "clocks.started clock=Respond rule=RSP policy=c1 due=2026-11-25T05:00:00.000000Z",
        ]);
        s_sent.Events.ShouldAllBe(happened => happened.SubjectKind == "request" && happened.Subject == s_sent.Id.Value && happened.Committed.Count == 0);
    }

    [Fact]
    public void A_sent_data_request_is_told_without_a_basis()
    {
        DataScope scope = new("contact", new(2026, 6, 1), new(2026, 6, 2), "Etc/UTC", Certificate: false);
        DataApplication asked = new(Freezes.Application.Case, "EU", Freezes.Application.Instrument, scope, Urgency.Normal, "", "en", Freezes.Targets(3));

        var request = LegalRequest.SubmitData(new(Guid.NewGuid()), asked, new(Freezes.Officer, Freezes.Agency), Freezes.Intake).Value;

        request.InWords()[0].ShouldBe($"requests.data-submitted reference={RequestReference.From(42).Text} agency={Freezes.AgencyId} urgency=Normal targets=3 document-sha256={new string('a', 64)}");
    }

    [Fact]
    public void From_the_claim_to_the_file_every_step_is_told_once()
    {
        var request = Reviews.In(RequestState.Submitted);
        var second = new QuestionId(Guid.Parse("88888888-8888-4888-8888-888888888888"));

        _ = request.Claim(Freezes.Signe, Reviews.At(10), "").Value;
        _ = request.PutBack(Freezes.Signe, "skill", Reviews.At(11)).Value;
        _ = request.Claim(Freezes.Signe, Reviews.At(12), "").Value;
        _ = request.Verify(Freezes.Signe, Reviews.At(20)).Value;
        _ = request.Ask(Reviews.Question, Freezes.Signe, "Which transfer?", Reviews.At(60)).Value;
        _ = request.Retract(Freezes.Signe, Reviews.Clocks, Reviews.At(120)).Value;
        _ = request.Ask(second, Freezes.Signe, "Which account?", Reviews.At(120)).Value;
        _ = request.Reply(Freezes.OfficerId, "The second.", Reviews.Clocks, Reviews.At(180)).Value;
        _ = request.NoteFinalAnswer("Final", Reviews.At(200)).Value;
        _ = request.Close(Freezes.Signe, Reviews.At(300)).Value;

        request.InWords().ShouldBe(
        [
            "requests.claimed", "clocks.stopped clock=Acknowledge due=2026-11-24T11:00:00.000000Z",
            "requests.put-back reason=skill",
            "requests.claimed",
            "requests.verified",
            $"questions.asked question={Reviews.Question} number=1", "clocks.paused clock=Respond",
            $"questions.retracted question={Reviews.Question} number=1", "clocks.resumed clock=Respond due=2026-11-25T06:00:00.000000Z",
            $"questions.asked question={second} number=2", "clocks.paused clock=Respond",
            $"questions.replied question={second} number=2", "clocks.resumed clock=Respond due=2026-11-25T07:00:00.000000Z",
            "requests.answered kind=Final", "clocks.stopped clock=HoldPlaced due=2026-11-24T13:00:00.000000Z", "clocks.stopped clock=Respond due=2026-11-25T07:00:00.000000Z",
            "requests.closed",
        ]);
    }

    [Fact]
    public void What_is_taken_back_or_replaced_is_told_with_why_or_by_what()
    {
        var (withdrawn, superseded, later) = (Reviews.In(RequestState.Submitted), Reviews.In(RequestState.Submitted), new RequestId(Guid.Parse("99999999-9999-4999-8999-999999999999")));

        _ = withdrawn.Withdraw(Freezes.OfficerId, "other-channel", Reviews.At(30)).Value;
        _ = superseded.Supersede(Freezes.OfficerId, later, Reviews.At(30)).Value;

        withdrawn.InWords()[0].ShouldBe("requests.withdrawn reason=other-channel");
        superseded.InWords()[0].ShouldBe($"requests.superseded by={later}");
    }

    [Fact]
    public void Every_alarm_is_told_with_its_clock_and_percentage()
    {
        var request = Reviews.In(RequestState.InReview);
        var version = request.Version;

        request.RaiseDueAlarms(Reviews.Clocks, Reviews.At(119)).ShouldBe(0);
        request.Version.ShouldBe(version);
        request.RaiseDueAlarms(Reviews.Clocks, Reviews.At(192)).ShouldBe(2);

        request.InWords().ShouldBe(
        [
            "clocks.alarm-raised clock=HoldPlaced percent=50 due=2026-11-24T13:00:00.000000Z",
            "clocks.alarm-raised clock=HoldPlaced percent=80 due=2026-11-24T13:00:00.000000Z",
        ]);
        request.Version.ShouldBe(version + 1);
    }

    [Fact]
    public void Every_step_is_the_next_version()
    {
        Next(RequestState.Submitted, request => request.Claim(Freezes.Signe, Reviews.At(100), ""));
        Next(RequestState.Verifying, request => request.PutBack(Freezes.Signe, "skill", Reviews.At(100)));
        Next(RequestState.Verifying, request => request.Verify(Freezes.Signe, Reviews.At(100)));
        Next(RequestState.InReview, request => request.Ask(Reviews.Question, Freezes.Signe, "?", Reviews.At(100)));
        Next(RequestState.AwaitingAgency, request => request.Reply(Freezes.OfficerId, "Yes.", Reviews.Clocks, Reviews.At(100)));
        Next(RequestState.AwaitingAgency, request => request.Retract(Freezes.Signe, Reviews.Clocks, Reviews.At(100)));
        Next(RequestState.InReview, request => request.NoteInterimAnswer(Reviews.At(100)));
        Next(RequestState.InReview, request => request.NoteFinalAnswer("Final", Reviews.At(100)));
        Next(RequestState.Answered, request => request.NoteReplacingAnswer(Reviews.At(100)));
        Next(RequestState.Answered, request => request.Close(Freezes.Signe, Reviews.At(100)));
        Next(RequestState.InReview, request => request.Withdraw(Freezes.OfficerId, "mistake", Reviews.At(100)));
        Next(RequestState.InReview, request => request.Supersede(Freezes.OfficerId, new(Guid.NewGuid()), Reviews.At(100)));
        Next(RequestState.InReview, Done(request => request.NoteHoldsPlaced(Reviews.At(100))));
        Next(RequestState.InReview, Done(request => request.NoteHoldsChanged()));
        Next(RequestState.InReview, Done(request => request.NoteHoldsSpokenOf()));
    }

    [Fact]
    public void A_step_that_cannot_be_taken_changes_nothing()
    {
        var request = Reviews.In(RequestState.Closed);
        var before = (request.Version, request.AnsweredAt, request.FirstAnsweredAt, request.EndedAt);

        Code(request.NoteInterimAnswer(Reviews.At(200))).ShouldBe("requests.wrong-state");
        Code(request.NoteFinalAnswer("Final", Reviews.At(200))).ShouldBe("requests.wrong-state");
        Code(request.NoteReplacingAnswer(Reviews.At(200))).ShouldBe("requests.wrong-state");
        Code(request.Close(Freezes.Signe, Reviews.At(200))).ShouldBe("requests.wrong-state");

        (request.Version, request.AnsweredAt, request.FirstAnsweredAt, request.EndedAt).ShouldBe(before);
        request.Events.ShouldBeEmpty();
    }

    [Fact]
    public void The_first_answer_is_the_first_of_all_interim_ones()
    {
        var request = Reviews.In(RequestState.InReview);

        _ = request.NoteInterimAnswer(Reviews.At(70)).Value;
        _ = request.NoteInterimAnswer(Reviews.At(80)).Value;

        request.FirstAnsweredAt.ShouldBe(Reviews.At(70));
    }

    [Fact]
    public void An_answer_in_the_place_of_another_leaves_the_response_time_as_it_was()
    {
        var request = Reviews.In(RequestState.Answered);

        _ = request.NoteReplacingAnswer(Reviews.At(500)).Value;

        (request.State, request.AnsweredAt, request.FirstAnsweredAt, request.EndedAt).ShouldBe((RequestState.Answered, Reviews.At(90), Reviews.At(90), null));
        request.Events.ShouldBeEmpty();
    }

    [Fact]
    public void In_a_list_by_deadline_a_request_stands_at_its_next_one_and_without_any_at_the_end()
    {
        var request = Reviews.In(RequestState.InReview);

        (request.DueAt, request.QueueAt).ShouldBe((Freezes.Now.AddHours(4), Freezes.Now.AddHours(4)));
        _ = request.NoteFinalAnswer("Final", Reviews.At(100)).Value;
        (request.DueAt, request.QueueAt).ShouldBe((null, LegalRequest.EndOfTime));
        LegalRequest.EndOfTime.Year.ShouldBe(9999);
    }

    private static void Next(RequestState state, Func<LegalRequest, Result<Done>> step)
    {
        var request = Reviews.In(state);
        var version = request.Version;

        step(request).Succeeded.ShouldBeTrue();

        request.Version.ShouldBe(version + 1);
    }

    private static Func<LegalRequest, Result<Done>> Done(Action<LegalRequest> step) => request =>
    {
        step(request);
        return default(Done);
    };

    private static string Code(Result<Done> result) => result.Refusals.ShouldHaveSingleItem().Code;
}
