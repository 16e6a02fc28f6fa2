using Portal.Application.Documents;
using Portal.Application.Policies;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;
using Portal.Application.Texts;
using Portal.Domain.Requests;
using Portal.Testing;

namespace Portal.Application.Tests.Requests;

public sealed class DataRulesTests(SharedPortal shared) : IClassFixture<SharedPortal>
{
    private const string Hash = "5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320";

    [Theory]
    [InlineData("CaseNumber", "", "CaseNumber: freeze.missing-case-number")]
    [InlineData("InstrumentKind", "", "InstrumentKind: data.missing-instrument-kind")]
    [InlineData("InstrumentKind", "court-freezing-order", "InstrumentKind: form.unknown-choice")]
    [InlineData("Addresses", "", "Addresses: data.missing-addresses")]
    [InlineData("Addresses", "hello", "Addresses: targets.unknown-identifier")]
    [InlineData("Addresses", "jane@example", "Addresses: targets.incomplete-domain")]
    [InlineData("AddressesConfirmed", "", "AddressesConfirmed: requests.target-not-confirmed")]
    [InlineData("Categories", "", "Categories: data.missing-categories")]
    [InlineData("Categories", "moods", "Categories: form.unknown-choice")]
    [InlineData("Categories", "contact,moods", "Categories: form.unknown-choice")]
    [InlineData("FirstDay.Day", "31", "FirstDay: form.not-a-date")]
    [InlineData("FirstDay.Year", "2008", "FirstDay: requests.range-too-early")]
    [InlineData("FirstDay.Year", "0001", "FirstDay: requests.range-too-early")]
    [InlineData("FirstDay.Year", "2016", "LastDay: requests.range-too-long")]
    [InlineData("FirstDay.Year", "2027", "FirstDay: requests.range-in-future")]
    [InlineData("FirstDay.Year", "9999", "FirstDay: requests.range-in-future")]
    [InlineData("FirstDay.Month", "11", "LastDay: requests.range-backwards")]
    [InlineData("LastDay.Month", "", "LastDay: form.not-a-date")]
    [InlineData("LastDay.Year", "9999", "LastDay: requests.range-too-long")]
    [InlineData("Zone", "", "Zone: data.missing-zone")]
    [InlineData("Zone", "Europe/Atlantis", "Zone: form.unknown-choice")]
    [InlineData("Zone", "Europe/Vatican", "Zone: form.unknown-choice")]
    [InlineData("Certificate", "", "Certificate: data.missing-certificate")]
    [InlineData("Certificate", "true", "Certificate: form.unknown-choice")]
    [InlineData("Urgency", "FundsInMotion", "UrgencyGround: freeze.missing-urgency-ground")]
    [InlineData("Narrative", "", "Narrative: data.missing-narrative")]
    public async Task One_wrong_answer_is_refused_beside_its_field(string field, string typed, string said) =>
        (await RefusalsAsync(answers => answers[field] = typed)).ShouldBe([said], $"{field} = '{typed}'");

    [Theory]
    [InlineData("Categories", "support-chat,trades,trades")]
    [InlineData("FirstDay.Year", "٢٠٢٦")]
    [InlineData("LastDay.Year", "2027")]
    [InlineData("Zone", "Etc/UTC")]
    [InlineData("Zone", "America/Argentina/Buenos_Aires")]
    [InlineData("Certificate", "no")]
    [InlineData("Addresses", "+436601234567\nU-12345678\n0x" + Hash + "\n1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    public async Task What_people_really_type_is_taken(string field, string typed) =>
        (await RefusalsAsync(answers => answers[field] = typed)).ShouldBeEmpty();

    [Fact]
    public async Task An_empty_form_is_told_all_that_is_missing_at_once()
    {
        var said = await RefusalsAsync(answers => answers.Clear(), withDocument: false);

        said.Select(text => text.Split(':')[0]).ShouldBe(
        [
            "CaseNumber", "Offence", "Entity", "InstrumentKind", "InstrumentNumber", "IssuingAuthority", "IssuedOn", "Document", "Addresses", "Categories", "FirstDay", "LastDay",
            "Zone", "Certificate", "Urgency", "Narrative",
        ]);
        said.ShouldAllBe(text => text.Contains(".missing-"));
    }

    [Fact]
    public void What_each_instrument_carries_is_taken_and_the_rest_refused_with_what_would_carry_it()
    {
        var (book, texts) = (PolicyBook.Load(), TextCatalogue.Load());
        foreach (var paper in book.Data.Instruments)
        {
            foreach (var category in book.Data.Categories)
            {
                var answers = Given.DataAnswers();
                (answers["InstrumentKind"], answers["Categories"], answers["Document"]) = (paper.Kind, category.Code, Guid.NewGuid().ToString());
                var refusals = new FormProblems(new FreezeRules(book, shared.Portal.Time), new DataRules(book, shared.Portal.Time)).Of(new DataAnswers(answers));
                if (paper.Categories.Contains(category.Code))
                    refusals.ShouldBeEmpty($"{paper.Kind} {category.Code}");
                else
                    refusals.Said().ShouldBe(["Categories: data.category-not-carried"], $"{paper.Kind} {category.Code}");
            }
        }

        var asked = Given.DataAnswers();
        (asked["InstrumentKind"], asked["Categories"]) = ("police-request", "support-chat");
        var refusal = new DataRules(book, shared.Portal.Time).Validate(new DataAnswers(asked)).Errors.Select(error => error.CustomState).OfType<Domain.Refusal>().Single(refusal => refusal.Field == "Categories");
        texts.Say("en", refusal).ShouldBe(
            "“Conversations with support” cannot be handed over on this instrument (Police request). It needs one of: Court order, Search warrant, Request for mutual legal assistance. "
            + "Untick it, or choose the instrument you have.");
    }

    [Fact]
    public async Task Today_in_the_zone_of_the_range_decides_what_the_future_is()
    {
        // It is 24 November, 09:00 in UTC: in Auckland the evening of that day, and in Honolulu still the 23rd.
        (await RefusalsAsync(answers => On(answers, "24", "Pacific/Auckland"))).ShouldBeEmpty();
        (await RefusalsAsync(answers => On(answers, "25", "Pacific/Auckland"))).ShouldBe(["FirstDay: requests.range-in-future"]);
        (await RefusalsAsync(answers => On(answers, "24", "Pacific/Honolulu"))).ShouldBe(["FirstDay: requests.range-in-future"]);
        (await RefusalsAsync(answers => On(answers, "23", "Pacific/Honolulu"))).ShouldBeEmpty();

        static void On(Dictionary<string, string> answers, string day, string zone)
        {
            (answers["FirstDay.Day"], answers["FirstDay.Month"], answers["Zone"]) = (day, "11", zone);
            (answers["LastDay.Day"], answers["LastDay.Month"]) = ("30", "11");
        }
    }

    [Fact]
    public void The_zones_of_the_agencys_country_come_first()
    {
        var data = PolicyBook.Load().Data;

        data.ZonesFor("AT").Take(2).Select(zone => zone.Id).ShouldBe(["Europe/Vienna", "Etc/UTC"]);
        data.ZonesFor("US")[0].Id.ShouldBe("America/New_York");
        data.ZonesFor("??")[0].Id.ShouldBe("Etc/UTC");
        data.ZonesFor("AT").Count.ShouldBe(data.Zones.Count);
    }

    [Theory]
    [InlineData("categories", RequestKind.Freeze), InlineData("amount", RequestKind.Data), InlineData("addresses", RequestKind.Data)]
    public async Task A_step_of_another_form_is_refused(string step, RequestKind kind)
    {
        var officer = shared.Portal.Johanna();
        var draft = new RequestId(Guid.NewGuid());
        await shared.Portal.GetAsync(new StartDraft(draft, kind), officer);

        (await shared.Portal.SendAsync(new SaveDraftStep(draft, step, new Dictionary<string, string>()), officer)).Refusals.Said().ShouldBe(["Step: form.unknown-step"]);
        await shared.Portal.GetAsync(new DiscardDraft(draft), officer);
    }

    [Fact]
    public async Task Lines_are_judged_by_what_the_kind_can_name()
    {
        var officer = shared.Portal.Johanna();

        (await shared.Portal.GetAsync(new CheckAddresses(Given.Identifiers, RequestKind.Data), officer)).Select(line => line.Verdict.Family.ToString()).ShouldBe(["Email", "Bitcoin"]);
        (await shared.Portal.GetAsync(new CheckAddresses(Given.Identifiers, RequestKind.Freeze), officer))[0].Verdict.Refusal!.Code.ShouldBe("targets.unknown-format");
    }

    private async Task<IReadOnlyList<string>> RefusalsAsync(Action<Dictionary<string, string>> change, bool withDocument = true)
    {
        var officer = shared.Portal.Johanna();
        var answers = Given.DataAnswers();
        change(answers);
        var draft = new RequestId(Guid.NewGuid());
        await shared.Portal.GetAsync(new StartDraft(draft, RequestKind.Data), officer);
        if (withDocument)
            answers["Document"] = (await shared.Portal.GetAsync(new AttachDocument(draft, "order.pdf", Given.Pdf), officer)).ToString();
        // Version 99 is nobody's, so that what has no problem stops at the law's door and not in the queue.
        var refusals = (await shared.Portal.SendAsync(new SubmitDataRequest(draft, 99, answers, "en"), officer)).Refusals;
        await shared.Portal.GetAsync(new DiscardDraft(draft), officer);
        return refusals.SequenceEqual([RequestErrors.DraftChanged]) ? [] : refusals.Said();
    }
}
