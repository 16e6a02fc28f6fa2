using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class RequestDraftTests
{
    private static readonly RequestId s_id = new(Guid.Parse("99999999-9999-4999-8999-999999999999"));

    [Fact]
    public void A_fresh_draft_says_whose_it_is_and_nothing_else()
    {
        var draft = RequestDraft.Start(s_id, RequestKind.Data, Freezes.OfficerId, Freezes.AgencyId, Freezes.Now);

        (draft.Id, draft.Kind, draft.Officer, draft.Agency, draft.StartedAt, draft.SavedAt).ShouldBe((s_id, RequestKind.Data, Freezes.OfficerId, Freezes.AgencyId, Freezes.Now, Freezes.Now));
        (draft.Version, draft.Supersedes, draft.Answers.Count).ShouldBe((0, null, 0));
    }

    [Fact]
    public void A_saved_step_keeps_the_others_and_is_the_next_version()
    {
        var draft = RequestDraft.Start(s_id, RequestKind.Freeze, Freezes.OfficerId, Freezes.AgencyId, Freezes.Now);

        draft.Save([new("CaseNumber", " KR 1 "), new("Offence", "fraud")], Reviews.At(1));
        draft.Save([new("Offence", ""), new("Amount", "x")], Reviews.At(2));

        draft.Answers.ShouldBe(new Dictionary<string, string> { ["CaseNumber"] = " KR 1 ", ["Offence"] = "", ["Amount"] = "x" }, ignoreOrder: true);
        (draft.Version, draft.StartedAt, draft.SavedAt).ShouldBe((2, Freezes.Now, Reviews.At(2)));
    }

    public static TheoryData<RequestState, bool> Copies => new()
    {
        { RequestState.Submitted, true }, { RequestState.Verifying, true }, { RequestState.InReview, true }, { RequestState.AwaitingAgency, true },
        { RequestState.Answered, false }, { RequestState.Closed, false }, { RequestState.Withdrawn, false }, { RequestState.Superseded, false },
    };

    [Theory, MemberData(nameof(Copies))]
    public void Every_request_can_be_copied_and_only_an_open_one_be_taken_the_place_of(RequestState state, bool open)
    {
        var earlier = Reviews.In(state);

        var copy = RequestDraft.CopyOf(s_id, earlier, [new("Amount", "1.5")], supersede: false, Reviews.At(200)).Value;
        var instead = RequestDraft.CopyOf(s_id, earlier, [new("Amount", "1.5")], supersede: true, Reviews.At(200));

        (copy.Id, copy.Kind, copy.Officer, copy.Agency, copy.Supersedes, copy.Version).ShouldBe((s_id, RequestKind.Freeze, Freezes.OfficerId, Freezes.AgencyId, null, 1));
        copy.Answers.ShouldBe([new("Amount", "1.5")]);
        instead.Refusals.Select(refusal => refusal.Code).ShouldBe(open ? [] : ["requests.wrong-state"]);
        if (open)
            (instead.Value.Supersedes, instead.Value.SavedAt).ShouldBe((earlier.Id, Reviews.At(200)));
    }
}
