using Portal.Application.Documents;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Policies;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Requests;

public sealed class CopyRequestTests
{
    [Theory, EveryEngine]
    public async Task The_copy_says_all_that_the_request_says_and_has_a_document_of_its_own(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var johanna = portal.Johanna();
        var typed = Given.FreezeAnswers();
        static void Change(Dictionary<string, string> answers)
        {
            (answers["Urgency"], answers["UrgencyGround"], answers["Asset"], answers["Amount"]) = ("FundsInMotion", "A withdrawal is pending.", "SOL", "0.000000001");
            (answers["Addresses"], answers["AddressesConfirmed"]) = (" So11111111111111111111111111111111111111112 ", "true");
        }

        Change(typed);
        var id = await portal.ASubmittedFreezeAsync(johanna, Change);

        var draft = await portal.GetAsync(new CopyRequest(id, New(), Supersede: true), johanna);

        var page = await portal.GetAsync(new GetDraft(draft), johanna);
        page.Complete.ShouldBeTrue();
        foreach (var (field, value) in typed)
            page.Typed[field].Trim().ShouldBe(value.Trim(), field);
        var original = (await portal.GetAsync(new GetMyRequest(id), johanna)).Contents.Document;
        page.Document!.Id.ShouldNotBe(original.Id);
        (page.Document.Sha256, page.Document.FileName, page.Document.MediaType).ShouldBe((original.Sha256, "order.pdf", "application/pdf"));
        await portal.GetAsync(new AttachDocument(draft, "other.pdf", [.. Given.Pdf, 1]), johanna);
        (await portal.GetAsync(new GetDocument(id, original.Id), johanna)).Bytes.ShouldBe(Given.Pdf);
    }

    [Theory, EveryEngine]
    public async Task Sending_the_copy_ends_the_earlier_request_in_the_same_commit(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var johanna = portal.Johanna();
        var id = await portal.AFreezeInReviewAsync(johanna, portal.Signe());
        var draft = await portal.GetAsync(new CopyRequest(id, New(), Supersede: true), johanna);
        (await portal.GetAsync(new FindSuperseded(draft), johanna))!.ShouldSatisfyAllConditions(earlier => earlier.Id.ShouldBe(id), earlier => earlier.Ends.ShouldBeTrue());
        (await portal.GetAsync(new GetMyRequest(id), johanna)).Header.State.ShouldBe(RequestState.InReview, "it goes on until then");

        var check = await portal.GetAsync(new GetDraft(draft), johanna);
        var send = new SubmitFreezeRequest(draft, check.Version, check.Typed, "en");
        var reference = await portal.GetAsync(send, johanna);
        (await portal.GetAsync(send, johanna)).ShouldBe(reference, "a resent form sends nothing twice");

        var (earlier, later) = (await portal.GetAsync(new GetMyRequest(id), johanna), await portal.GetAsync(new GetMyRequest(draft), johanna));
        (earlier.Header.State, earlier.Successor).ShouldBe((RequestState.Superseded, new(draft, reference)));
        (later.Header.State, later.Predecessor, later.Successor).ShouldBe((RequestState.Submitted, new(id, earlier.Header.Reference), null));
        portal.Database.Count("ledger_entries WHERE event = 'requests.superseded'").ShouldBe(1);
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        (await portal.GetAsync(new ListNotices(), portal.Signe())).Select(notice => notice.Topic).ShouldContain("superseded");
        (await portal.GetAsync(new VerifyLedger(), Actor.Portal)).Fault.ShouldBeNull();
    }

    [Theory, EveryEngine]
    public async Task A_request_that_was_answered_meanwhile_stays_answered_and_the_copy_goes_in_beside_it(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var johanna = portal.Johanna();
        var id = await portal.AFreezeInReviewAsync(johanna, portal.Signe());
        var draft = await portal.GetAsync(new CopyRequest(id, New(), Supersede: true), johanna);
        portal.Answer(id);

        (await portal.GetAsync(new FindSuperseded(draft), johanna))!.Ends.ShouldBeFalse();
        (await portal.SubmitAsync(draft, johanna)).Succeeded.ShouldBeTrue();

        (await portal.GetAsync(new GetMyRequest(id), johanna)).Header.State.ShouldBe(RequestState.Answered);
        (await portal.GetAsync(new GetMyRequest(draft), johanna)).Header.State.ShouldBe(RequestState.Submitted);
    }

    [Theory, EveryEngine]
    public async Task What_has_ended_is_copied_but_not_replaced(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var johanna = portal.Johanna();
        var id = await portal.ASubmittedFreezeAsync(johanna);
        await portal.GetAsync(new WithdrawRequest(id, "mistake"), johanna);

        (await portal.SendAsync(new CopyRequest(id, New(), Supersede: true), johanna)).Refusals.Said().ShouldBe(["requests.wrong-state"]);
        var draft = await portal.GetAsync(new CopyRequest(id, New(), Supersede: false), johanna);

        (await portal.GetAsync(new FindSuperseded(draft), johanna)).ShouldBeNull();
        (await portal.SubmitAsync(draft, johanna)).Succeeded.ShouldBeTrue();
        (await portal.GetAsync(new GetMyRequest(id), johanna)).Header.State.ShouldBe(RequestState.Withdrawn);
        portal.Database.Count("drafts").ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task A_resent_form_begins_one_draft(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (johanna, draft) = (portal.Johanna(), New());
        var id = await portal.ASubmittedFreezeAsync(johanna);

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.SendAsync(new CopyRequest(id, draft, Supersede: true), johanna)));

        results.ShouldAllBe(result => result.Succeeded && result.Value == draft);
        (portal.Database.Count("drafts"), portal.Database.Count("documents")).ShouldBe((1, 2));
        (await portal.SubmitAsync(draft, johanna)).Succeeded.ShouldBeTrue();
        (await portal.SendAsync(new CopyRequest(id, draft, Supersede: true), johanna)).Value.ShouldBe(draft, "it was sent already");
    }

    [Theory]
    [InlineData("Lukas Beispiel"), InlineData("見本 花子")]
    public async Task Nobody_copies_what_is_not_theirs_or_takes_over_a_draft_by_its_number(string name)
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);
        var other = portal.Person(name).AsActor();
        var (johannas, draft) = (await portal.ASubmittedFreezeAsync(portal.Johanna()), await portal.ADraftAsync(portal.Johanna()));
        var own = await portal.ASubmittedFreezeAsync(other);

        (await portal.SendAsync(new CopyRequest(johannas, New(), Supersede: false), other)).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new CopyRequest(own, draft, Supersede: false), other)).Refusals.ShouldBe([RequestErrors.NotFound]);
        (await portal.SendAsync(new CopyRequest(own, johannas, Supersede: false), other)).Refusals.ShouldBe([RequestErrors.NotFound]);

        portal.Database.Count("drafts").ShouldBe(1);
    }

    [Fact]
    public void The_copy_of_a_data_request_keeps_its_scope()
    {
        var policies = PolicyBook.Load();
        var scope = new DataScope("kyc-identity,trades", new(2026, 1, 5), new(2026, 11, 20), "Asia/Tokyo", Certificate: true);
        var request = Scenes.DataRequest(policies, scope);

        var answers = RequestCopy.Answers(policies, request, request.Targets, new(Guid.NewGuid()));

        (answers["Categories"], answers["Zone"], answers["FirstDay.Day"], answers["FirstDay.Month"], answers["LastDay.Year"]).ShouldBe(("kyc-identity,trades", "Asia/Tokyo", "5", "1", "2026"));
        answers["Addresses"].ShouldBe("first\nsecond");
        answers.ShouldNotContainKey("Amount");
    }

    private static RequestId New() => new(Guid.NewGuid());
}
