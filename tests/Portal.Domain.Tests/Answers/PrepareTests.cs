using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Domain.Tests.Requests;

namespace Portal.Domain.Tests.Answers;

/// <summary>When an answer can be begun, and what is written into it.</summary>
public sealed class PrepareTests
{
    /// <summary>By hand: kinds of answers that can be begun while a request stands like this.</summary>
    [Theory]
    [InlineData(RequestState.Verifying, "Decline")]
    [InlineData(RequestState.InReview, "Interim Final Decline")]
    [InlineData(RequestState.AwaitingAgency, "Interim Final Decline")]
    [InlineData(RequestState.Answered, "")]
    [InlineData(RequestState.Closed, "")]
    public void What_was_not_found_genuine_can_only_be_declined_and_what_ended_is_not_answered(RequestState state, string kinds)
    {
        foreach (var kind in Enum.GetValues<AnswerKind>())
            Code(state, kind, calledBack: null).ShouldBe(kinds.Split(' ').Contains($"{kind}") ? null : "requests.wrong-state", $"{kind}");
    }

    [Theory]
    [InlineData(AnswerKind.Final, "Final Decline")]
    [InlineData(AnswerKind.Decline, "Decline")]
    [InlineData(AnswerKind.Interim, "Decline")]
    public void In_the_place_of_what_was_called_back_stands_its_like_or_a_decline(AnswerKind calledBack, string kinds)
    {
        foreach (var kind in Enum.GetValues<AnswerKind>())
            Code(RequestState.Answered, kind, calledBack).ShouldBe(kinds.Split(' ').Contains($"{kind}") ? null : "answers.not-in-place-of", $"{kind}");
    }

    [Fact]
    public void While_a_request_is_open_what_was_called_back_does_not_narrow_what_follows()
    {
        Code(RequestState.InReview, AnswerKind.Final, AnswerKind.Decline).ShouldBeNull();
        Code(RequestState.InReview, AnswerKind.Interim, AnswerKind.Final).ShouldBeNull();
        Code(RequestState.Verifying, AnswerKind.Final, AnswerKind.Final).ShouldBe("requests.wrong-state");
        Code(RequestState.Closed, AnswerKind.Final, AnswerKind.Final).ShouldBe("requests.wrong-state");
    }

    [Theory, InlineData(null), InlineData(AnswerKind.Final)]
    public void Only_the_claimant_begins_one(AnswerKind? calledBack)
    {
        var state = calledBack is null ? RequestState.InReview : RequestState.Answered;

        Answer.Prepare(Prepared.Id, Reviews.In(state), 1, AnswerKind.Final, "en", Freezes.Amira, Prepared.Now, calledBack).Refusals.ShouldBe([RequestErrors.NotClaimant]);
        Answer.Prepare(Prepared.Id, Reviews.In(RequestState.Submitted), 1, AnswerKind.Decline, "en", Freezes.Signe, Prepared.Now).Refusals.ShouldBe([RequestErrors.NotClaimant]);
    }

    [Fact]
    public void Categories_that_are_named_are_withheld_and_no_others()
    {
        var answer = Prepared.Answer();

        _ = answer.Withhold([new("kyc", "id-privileged"), new("trades", "id-too-broad")], Prepared.Signe, Prepared.Now).Value;
        _ = answer.Withhold([new("trades", "id-privileged")], Prepared.Signe, Prepared.Now.AddMinutes(1)).Value;

        answer.Withheld.Select(withheld => (withheld.Category, withheld.Code)).ShouldBe([("trades", "id-privileged")]);
        (answer.Revision, answer.PreparedAt).ShouldBe((3, Prepared.Now.AddMinutes(1)));
    }

    [Fact]
    public void A_file_is_added_and_only_the_named_one_is_taken_out()
    {
        var (answer, first, second) = (Prepared.Answer(), new AnswerFileId(Guid.NewGuid()), new AnswerFileId(Guid.NewGuid()));

        _ = answer.AddFile(new(first, "trades", "a.csv", 2, "1,2", "00"), Prepared.Signe, Prepared.Now).Value;
        _ = answer.AddFile(new(second, "kyc", "b.csv", 1, "", "01"), Prepared.Signe, Prepared.Now).Value;
        _ = answer.RemoveFile(first, Prepared.Signe, Prepared.Now).Value;

        var kept = answer.Files.ShouldHaveSingleItem();
        (kept.Id, kept.Category, kept.Name, kept.Rows, kept.TargetLines.Count, kept.Sha256).ShouldBe((second, "kyc", "b.csv", 1, 0, "01"));
    }

    [Fact]
    public void What_it_says_in_plain_words_is_kept_as_it_was_written()
    {
        var answer = Prepared.Answer(AnswerKind.Decline);

        _ = answer.Write("No such account.", ["id-not-ours", "id-too-broad"], "ja", "privilege", Prepared.Signe, Prepared.Now).Value;

        (answer.Words, answer.CodeList, answer.Language, answer.Escalation).ShouldBe(("No such account.", "id-not-ours,id-too-broad", "ja", "privilege"));
        answer.Codes.ShouldBe(["id-not-ours", "id-too-broad"]);
    }

    private static string? Code(RequestState state, AnswerKind kind, AnswerKind? calledBack) =>
        Answer.Prepare(Prepared.Id, Reviews.In(state), 1, kind, "en", Freezes.Signe, Prepared.Now, calledBack).Refusals.SingleOrDefault()?.Code;
}
