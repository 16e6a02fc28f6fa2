using Portal.Application.Documents;
using Portal.Application.Requests;
using Portal.Domain.Requests;
using Portal.Testing;

namespace Portal.Application.Tests.Requests;

public sealed class FreezeRulesTests(SharedPortal shared) : IClassFixture<SharedPortal>
{
    private const string Ethereum = "0x52908400098527886E0F7030069857D2E4169EE7";
    private const string Solana = "So11111111111111111111111111111111111111112";

    [Theory]
    [InlineData("CaseNumber", "", "CaseNumber: freeze.missing-case-number")]
    [InlineData("CaseNumber", " \t ", "CaseNumber: freeze.missing-case-number")]
    [InlineData("Offence", "", "Offence: freeze.missing-offence")]
    [InlineData("Offence", "jaywalking", "Offence: form.unknown-choice")]
    [InlineData("Offence", "Fraud", "Offence: form.unknown-choice")]
    [InlineData("Entity", "", "Entity: freeze.missing-entity")]
    [InlineData("Entity", "MOON", "Entity: form.unknown-choice")]
    [InlineData("InstrumentKind", "", "InstrumentKind: freeze.missing-instrument-kind")]
    [InlineData("InstrumentKind", "letter", "InstrumentKind: form.unknown-choice")]
    [InlineData("InstrumentNumber", "", "InstrumentNumber: freeze.missing-instrument-number")]
    [InlineData("IssuingAuthority", "", "IssuingAuthority: freeze.missing-issuing-authority")]
    [InlineData("IssuedOn.Day", "31", "IssuedOn: form.not-a-date")]
    [InlineData("IssuedOn.Month", "13", "IssuedOn: form.not-a-date")]
    [InlineData("IssuedOn.Month", "", "IssuedOn: form.not-a-date")]
    [InlineData("IssuedOn.Year", "26", "IssuedOn: form.not-a-date")]
    [InlineData("IssuedOn.Year", "last", "IssuedOn: form.not-a-date")]
    [InlineData("Addresses", "", "Addresses: freeze.missing-addresses")]
    [InlineData("Addresses", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "Addresses: targets.checksum-failed")]
    [InlineData("Addresses", Ethereum, "Asset: freeze.asset-not-there")]
    [InlineData("Asset", "", "Asset: freeze.missing-asset")]
    [InlineData("Asset", "DOGE", "Asset: form.unknown-choice")]
    [InlineData("Amount", "", "Amount: freeze.missing-amount")]
    [InlineData("Amount", "1,5", "Amount: freeze.amount-not-readable")]
    [InlineData("Amount", "0", "Amount: freeze.amount-not-readable")]
    [InlineData("Amount", "1.123456789", "Amount: freeze.amount-not-readable")]
    [InlineData("TermDays", "", "TermDays: freeze.missing-term-days")]
    [InlineData("TermDays", "a month", "TermDays: freeze.term-not-a-number")]
    [InlineData("TermDays", "0", "TermDays: freeze.term-not-a-number")]
    [InlineData("TermDays", "-1", "TermDays: freeze.term-not-a-number")]
    [InlineData("TermDays", "1.5", "TermDays: freeze.term-not-a-number")]
    [InlineData("TermDays", "99999999999", "TermDays: freeze.term-not-a-number")]
    [InlineData("TermDays", "91", "TermDays: requests.freeze-too-long")]
    [InlineData("Urgency", "", "Urgency: freeze.missing-urgency")]
    [InlineData("Urgency", "Soon", "Urgency: form.unknown-choice")]
    [InlineData("Urgency", "1", "Urgency: form.unknown-choice")]
    [InlineData("Urgency", "FundsInMotion", "UrgencyGround: freeze.missing-urgency-ground")]
    [InlineData("Narrative", "", "Narrative: freeze.missing-narrative")]
    [InlineData("Narrative", "a\0b", "Narrative: form.control-character")]
    [InlineData("Narrative", "exe.\u202Efdp", "Narrative: form.hidden-character")]
    [InlineData("UrgencyGround", "\u2067turned", "UrgencyGround: form.hidden-character")]
    [InlineData("CaseNumber", "KR\u200D8", "CaseNumber: form.hidden-character")]
    [InlineData("CaseNumber", "KR\u001B[2J", "CaseNumber: form.control-character")]
    [InlineData("CaseNumber", "KR\u202E8/11", "CaseNumber: form.hidden-character")]
    [InlineData("InstrumentNumber", "12\u200B44", "InstrumentNumber: form.hidden-character")]
    [InlineData("IssuingAuthority", "Court\r\nof Appeal", "IssuingAuthority: form.hidden-character")]
    public async Task One_wrong_answer_is_refused_beside_its_field(string field, string typed, string said) =>
        (await RefusalsAsync(answers => answers[field] = typed)).ShouldBe([said], $"{field} = '{typed}'");

    [Theory]
    [InlineData("CaseNumber", 80), InlineData("Statute", 200), InlineData("InstrumentNumber", 80), InlineData("IssuingAuthority", 200), InlineData("UrgencyGround", 1000), InlineData("Narrative", 6000)]
    public async Task An_answer_may_be_as_long_as_its_limit_and_no_longer(string field, int limit)
    {
        (await RefusalsAsync(answers => answers[field] = new('x', limit))).ShouldBeEmpty();
        (await RefusalsAsync(answers => answers[field] = new('x', limit + 1))).ShouldBe([$"{field}: form.too-long"]);
    }

    [Theory]
    [InlineData("Statute", "")]
    [InlineData("CaseNumber", "  KR-1 ")]
    [InlineData("Narrative", "Line one\r\n\tline two")]
    [InlineData("Narrative", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("IssuingAuthority", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("Amount", "١٫٥")]
    [InlineData("TermDays", "۳۰")]
    [InlineData("IssuedOn.Year", "٢٠٢٦")]
    [InlineData("IssuedOn.Day", "07")]
    public async Task What_people_really_type_is_taken(string field, string typed) =>
        (await RefusalsAsync(answers => answers[field] = typed)).ShouldBeEmpty();

    [Fact]
    public async Task An_empty_form_is_told_all_that_is_missing_at_once()
    {
        var said = await RefusalsAsync(answers => answers.Clear(), withDocument: false);

        said.ShouldBe(
        [
            "CaseNumber: freeze.missing-case-number", "Offence: freeze.missing-offence", "Entity: freeze.missing-entity", "InstrumentKind: freeze.missing-instrument-kind",
            "InstrumentNumber: freeze.missing-instrument-number", "IssuingAuthority: freeze.missing-issuing-authority", "IssuedOn: freeze.missing-issued-on",
            "Document: freeze.missing-document", "Addresses: freeze.missing-addresses", "Asset: freeze.missing-asset", "Amount: freeze.missing-amount",
            "TermDays: freeze.missing-term-days", "Urgency: freeze.missing-urgency", "Narrative: freeze.missing-narrative",
        ]);
    }

    [Fact]
    public async Task An_address_without_checksum_is_taken_once_somebody_compared_it()
    {
        static void OnSolana(Dictionary<string, string> answers) => (answers["Asset"], answers["Addresses"]) = ("SOL", Solana);

        (await RefusalsAsync(OnSolana)).ShouldBe(["AddressesConfirmed: requests.target-not-confirmed"]);
        (await RefusalsAsync(answers =>
        {
            OnSolana(answers);
            answers["AddressesConfirmed"] = "true";
        })).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_shape_of_the_date_is_the_forms_and_the_future_is_the_laws()
    {
        var officer = shared.Portal.Johanna();
        var draft = await shared.Portal.ADraftAsync(officer, answers => answers["IssuedOn.Day"] = "26");

        (await shared.Portal.SubmitAsync(draft, officer)).Refusals.ShouldBe([RequestErrors.InstrumentInFuture]);
    }

    [Fact]
    public async Task Steps_say_what_stands_against_them_alone()
    {
        var officer = shared.Portal.Johanna();
        var draft = await shared.Portal.ADraftAsync(officer, answers => (answers["Amount"], answers["Narrative"]) = ("much", ""));

        var saved = await shared.Portal.GetAsync(new SaveDraftStep(draft, "amount", new Dictionary<string, string> { ["Amount"] = "1.2.3" }), officer);
        saved.Problems.Said().ShouldBe(["Amount: freeze.amount-not-readable"]);

        var page = await shared.Portal.GetAsync(new GetDraft(draft), officer);
        page.Complete.ShouldBeFalse();
        page.Steps.Where(step => step.Standing != StepStanding.Completed).Select(step => (step.Step.Name, step.Standing))
            .ShouldBe([("amount", StepStanding.InProgress), ("narrative", StepStanding.NotStarted)]);
    }

    [Theory]
    [InlineData("nonsense", "form.unknown-step"), InlineData("", "form.unknown-step")]
    public async Task A_step_that_does_not_exist_is_refused(string step, string code)
    {
        var officer = shared.Portal.Johanna();
        var draft = new RequestId(Guid.NewGuid());
        await shared.Portal.GetAsync(new StartDraft(draft, RequestKind.Freeze), officer);

        (await shared.Portal.SendAsync(new SaveDraftStep(draft, step, new Dictionary<string, string>()), officer)).Refusals.Single().Code.ShouldBe(code);
    }

    [Fact]
    public async Task More_than_a_step_can_hold_is_refused()
    {
        var officer = shared.Portal.Johanna();
        var draft = new RequestId(Guid.NewGuid());
        await shared.Portal.GetAsync(new StartDraft(draft, RequestKind.Freeze), officer);
        var typed = new Dictionary<string, string> { ["Addresses"] = new('1', 600_001) };

        (await shared.Portal.SendAsync(new SaveDraftStep(draft, "addresses", typed), officer)).Refusals.Single().Code.ShouldBe("form.too-much");
        (await shared.Portal.SendAsync(new CheckAddresses(typed["Addresses"], RequestKind.Freeze), officer)).Refusals.Said().ShouldBe(["Addresses: form.too-much"]);
    }

    private async Task<IReadOnlyList<string>> RefusalsAsync(Action<Dictionary<string, string>> change, bool withDocument = true)
    {
        var officer = shared.Portal.Johanna();
        var answers = Given.FreezeAnswers();
        change(answers);
        var draft = new RequestId(Guid.NewGuid());
        await shared.Portal.GetAsync(new StartDraft(draft, RequestKind.Freeze), officer);
        if (withDocument)
            answers["Document"] = (await shared.Portal.GetAsync(new AttachDocument(draft, "order.pdf", Given.Pdf), officer)).ToString();
        // Version 99 is nobody's, so that what has no problem stops at the law's door and not in the queue.
        var refusals = (await shared.Portal.SendAsync(new SubmitFreezeRequest(draft, 99, answers, "en"), officer)).Refusals;
        await shared.Portal.GetAsync(new DiscardDraft(draft), officer);
        return refusals.SequenceEqual([RequestErrors.DraftChanged]) ? [] : refusals.Said();
    }
}
