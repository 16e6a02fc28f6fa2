using Portal.Application.Accounts;
using Portal.Application.Documents;
using Portal.Application.Notices;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Pipeline;

public sealed class LogTests
{
    [Theory, EveryEngine]
    public async Task The_log_names_messages_and_ids_and_nothing_that_was_typed(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var officer = portal.Johanna();
        var marked = new Dictionary<string, string>
        {
            ["CaseNumber"] = "MARK-01-case", ["Statute"] = "MARK-02-statute", ["InstrumentNumber"] = "MARK-03-number", ["IssuingAuthority"] = "MARK-04-authority",
            ["UrgencyGround"] = "MARK-05-ground", ["Narrative"] = "MARK-06-narrative", ["Urgency"] = "FundsInMotion", ["Amount"] = "10707.0707",
        };
        var sent = await portal.ASubmittedFreezeAsync(officer, answers =>
        {
            foreach (var (field, typed) in marked)
                answers[field] = typed;
        });
        var spoilt = await portal.ADraftAsync(officer, answers =>
        {
            (answers["Offence"], answers["Addresses"], answers["Entity"]) = ("MARK-08-offence", "MARK-09-address", "MARK-10-entity");
        });
        await portal.SubmitAsync(spoilt, officer);
        await portal.GetAsync(new AttachDocument(spoilt, "MARK-11-file.pdf", [.. Given.Pdf, .. "MARK-12-bytes"u8]), officer);
        await portal.GetAsync(new CheckAddresses("MARK-09-address", Domain.Requests.RequestKind.Freeze), officer);
        var investigator = portal.Person("Amira Haddad").AsActor();
        await portal.GetAsync(new ClaimRequest(sent), investigator);
        await portal.SendAsync(new PutBackRequest(sent, "MARK-13-reason"), investigator);
        await portal.GetAsync(new ListQueue(QueueView.Open, Reference: "MARK-14-reference"), investigator);
        await portal.GetAsync(new GetCase(sent), investigator);
        await portal.GetAsync(new DeliverNotices(), Actor.Portal);
        await portal.GetAsync(new GetMyRequest(sent), officer);
        var key = (await portal.GetAsync(new SignInDemo(officer.Id), Actor.Nobody)).Key;
        await portal.GetAsync(new FindSession(key), Actor.Nobody);
        await portal.SendAsync(new FindSession("MARK-15-key"), Actor.Nobody);

        var log = string.Join('\n', portal.Log.Lines);
        foreach (var name in new[] { "SubmitFreezeRequest", "AttachDocument", "ClaimRequest", "GetCase", "SignInDemo", officer.Id.ToString(), "form.unknown-choice" })
            log.ShouldContain(name, Case.Sensitive);
        portal.Log.Lines.Where(line => line.Contains("MARK-", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        foreach (var secret in new[] { key, "10707", "1070707070000", "Johanna", "Landespolizei", Given.Addresses.Split('\n')[0], "order.pdf" })
            portal.Log.Lines.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(secret);
    }
}
