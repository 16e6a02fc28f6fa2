using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Answers;
using Portal.Domain.Documents;
using Portal.Domain.Requests;

namespace Portal.Testing.Reports;

/// <summary>Invented lives of requests, lived through the aggregates and stored step by step by the commit step, so that the
/// ledger tells them too. Instants have fractions of microseconds, as the machine's clock has.</summary>
public sealed class Histories
{
    private readonly TestPortal _portal;
    private readonly Random _dice;
    private readonly PolicyBook _policies;
    private readonly Account _officer;
    private readonly Account _signe;
    private readonly Account _approver;
    private readonly Agency _agency;
    private readonly DocumentId _document;
    private RequestId? _before;

    private Histories(TestPortal portal, int seed, Agency agency, DocumentId document)
    {
        (_portal, _dice, _agency, _document) = (portal, new Random(seed), agency, document);
        _policies = portal.Services.GetRequiredService<PolicyBook>();
        _officer = portal.Person("Johanna Muster");
        _signe = portal.Person("Signe Lindqvist");
        _approver = portal.Person(Role.Approver);
    }

    public static async Task<Histories> OnAsync(TestPortal portal, int seed)
    {
        var officer = portal.Person("Johanna Muster");
        var draft = await portal.ADraftAsync(officer.AsActor());
        var document = (await portal.GetAsync(new GetDraft(draft), officer.AsActor())).Typed["Document"];
        await using var scope = portal.OpenScope();
        var agency = await scope.ServiceProvider.GetRequiredService<IPortalDb>().Agencies.SingleAsync(agency => agency.Id == officer.Agency);
        return new(portal, seed, agency, DocumentId.Parse(document, null));
    }

    /// <summary>One random life, begun on some day of the <paramref name="days"/> that end with the portal's today.</summary>
    public Task AddRandomAsync(int days) => AddAsync(
        _portal.Time.GetUtcNow() - (days * TimeSpan.FromDays(1) * _dice.NextDouble()), _dice.Next(2) == 0 ? RequestKind.Freeze : RequestKind.Data, LiveAsync);

    /// <summary>A request sent at an instant that then lives as it is told.</summary>
    public async Task<RequestId> AddAsync(DateTimeOffset sentAt, RequestKind kind, Func<HistoryStage, Task>? live = null)
    {
        await using var stage = new HistoryStage(_portal, Submit(kind, sentAt), sentAt, _policies.Clocks, _officer.Id, _signe.Id, _approver.AsActor());
        await stage.BeginAsync();
        if (live is not null)
            await live(stage);
        _before = stage.Request.Id;
        return stage.Request.Id;
    }

    private async Task LiveAsync(HistoryStage stage)
    {
        if (await EndsEarlyAsync(stage))
            return;
        await stage.ClaimAsync(Pause());
        if (Chance(10))
        {
            await stage.PutBackAsync(Pause());
            await stage.ClaimAsync(Pause());
        }

        if (await EndsEarlyAsync(stage))
            return;
        if (Chance(8))
        {
            await EndAsync(stage, AnswerKind.Decline);
            return;
        }

        await stage.VerifyAsync(Pause());
        for (var rounds = _dice.Next(5); rounds > 0; rounds--)
        {
            if (Chance(25))
                await stage.DiscloseAsync(AnswerKind.Interim, Pause());
            if (!Chance(60))
                continue;
            // No two pauses of a clock begin in one microsecond.
            await stage.AskAsync(Pause() + TimeSpan.FromMicroseconds(1));
            if (Chance(15))
                await stage.DiscloseAsync(AnswerKind.Interim, Pause());
            if (Chance(10))
                break; // the question stays open, whatever comes
            await (Chance(80) ? stage.ReplyAsync(Pause()) : stage.RetractAsync(Pause()));
        }

        if (!await EndsEarlyAsync(stage))
            await EndAsync(stage, Chance(10) ? AnswerKind.Decline : AnswerKind.Final);
    }

    /// <summary>Left open, withdrawn or superseded here, in one of seven cases.</summary>
    private async Task<bool> EndsEarlyAsync(HistoryStage stage)
    {
        switch (_dice.Next(20))
        {
            case 0:
                return true;
            case 1:
                await stage.WithdrawAsync(Pause());
                return true;
            case 2 when _before is { } other:
                await stage.SupersedeAsync(other, Pause());
                return true;
            default:
                return false;
        }
    }

    private async Task EndAsync(HistoryStage stage, AnswerKind kind)
    {
        await stage.DiscloseAsync(kind, Pause());
        if (Chance(5))
            await stage.RevokeAsync(Pause());
        if (Chance(30))
            await stage.CloseAsync(Pause());
    }

    private bool Chance(int percent) => _dice.Next(100) < percent;

    /// <summary>From nothing at all to some days, the short ones more often.</summary>
    private TimeSpan Pause() => Chance(3) ? TimeSpan.Zero : TimeSpan.FromTicks((long)Math.Pow(10, _dice.NextDouble() * 12.3));

    private LegalRequest Submit(RequestKind kind, DateTimeOffset at)
    {
        var intake = new Intake(RequestReference.From((ulong)_dice.NextInt64()), new('a', 64), _policies.Routing, _policies.Clocks, Guid.NewGuid, at);
        var applicant = new Applicant(_officer, _agency);
        var facts = new CaseFacts("KR-2026/118", "fraud", "", "What happened.");
        var issued = DateOnly.FromDateTime(at.UtcDateTime);
        RequestTarget[] targets = [new(1, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "Bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", tag: null, confirmed: false)];
        var paper = _policies.Freezes.Instruments[0];
        var instrument = new Instrument(paper.Kind, "12 HR 44/26", "Landesgericht Musterstadt", issued, _document);
        var id = new RequestId(Guid.NewGuid());
        return kind == RequestKind.Freeze
            ? LegalRequest.SubmitFreeze(
                id, new(facts, "EU", instrument, new(paper.Basis, "BTC", 150_000_000, 1), Urgency.Normal, "", "en", targets), paper, applicant, intake).Value
            : LegalRequest.SubmitData(
                id, new(facts, "EU", instrument, new("identity", issued, issued, "UTC", Certificate: false), Urgency.Normal, "", "en", targets), applicant, intake).Value;
    }
}
