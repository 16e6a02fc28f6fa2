using Portal.Application.Clocks;
using Portal.Application.Documents;
using Portal.Application.Notices;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Application.Requests.Forms;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Demo;

/// <summary>Turns filings into steps and takes them in the order of time, whatever request they belong to.</summary>
internal sealed class StoryTeller(StoryStage stage, StoryForm form, StoryClocks clocks, StoryWork work, IChance chance, DateTimeOffset now)
{
    private readonly List<Step> _steps = [];
    private readonly HashSet<DateTimeOffset> _sweeps = [];

    public void Add(StoryFiling filing)
    {
        var id = new RequestId(chance.NewId());
        var officer = stage.Officer(filing.Agency.Country, filing.Number);
        var filled = form.Fill(filing);
        At(filing.SubmittedAt.AddMinutes(filing.Urgency == Urgency.FundsInMotion ? -3 : -11), cancel => DraftAsync(id, filing.Kind, officer, filled, RequestForms.Of(filing.Kind).Steps, cancel));
        At(filing.SubmittedAt, cancel => SubmitAsync(id, filing.Kind, officer, filled.Language, cancel));
        // A sweep takes all that is due, so two of one instant are one.
        foreach (var alarm in clocks.Alarms(filing).Where(alarm => alarm <= now && _sweeps.Add(alarm)))
            At(alarm, SweepAsync);
        foreach (var move in filing.Moves)
            At(move.At, cancel => MoveAsync(id, move, cancel));
        foreach (var (at, act) in work.After(id, officer, filing))
            At(at < now ? at : now.AddSeconds(-1), act);
    }

    /// <summary>A draft that nobody sent yet: the steps up to the named one, changed as its officer left it.</summary>
    public void AddDraft(StoryFiling filing, string lastStep, Action<Dictionary<string, string>> change)
    {
        var id = new RequestId(chance.NewId());
        var filled = form.Fill(filing);
        change(filled.Answers);
        var last = FreezeForm.Definition.Step(lastStep)!;
        var steps = FreezeForm.Definition.Steps.TakeWhile(step => step != last).Append(last).ToList();
        At(filing.SubmittedAt, cancel => DraftAsync(id, filing.Kind, stage.Officer(filing.Agency.Country, filing.Number), filled, steps, cancel));
    }

    /// <summary>Everybody opens the page of notices.</summary>
    public void AddReading(DateTimeOffset at) => At(at, async cancel =>
    {
        foreach (var reader in stage.Readers)
            await stage.SendAsync(new MarkNoticesRead(at), reader, cancel);
    });

    public async Task TellAsync(CancellationToken cancellationToken)
    {
        foreach (var step in _steps.OrderBy(step => step.At))
        {
            stage.MoveTo(step.At);
            await step.Do(cancellationToken);
        }

        stage.MoveTo(now);
        await SweepAsync(cancellationToken);
        await stage.DeliverAsync(cancellationToken);
    }

    private void At(DateTimeOffset at, Func<CancellationToken, Task> act) => _steps.Add(new(at, act));

    private async Task DraftAsync(RequestId id, RequestKind kind, Actor officer, FilledForm filled, IEnumerable<FormStep> steps, CancellationToken cancellationToken)
    {
        await stage.SendAsync(new StartDraft(id, kind), officer, cancellationToken);
        foreach (var step in steps)
        {
            if (step.Fields.Any(field => field.Kind == FieldKind.File))
                await stage.SendAsync(new AttachDocument(id, filled.FileName, filled.Paper), officer, cancellationToken);
            else
                await stage.SendAsync(new SaveDraftStep(id, step.Name, filled.Answers), officer, cancellationToken);
        }
    }

    private async Task SubmitAsync(RequestId id, RequestKind kind, Actor officer, string language, CancellationToken cancellationToken)
    {
        var page = await stage.SendAsync(new GetDraft(id), officer, cancellationToken);
        if (kind == RequestKind.Data)
            await stage.SendAsync(new SubmitDataRequest(id, page.Version, page.Typed, language), officer, cancellationToken);
        else
            await stage.SendAsync(new SubmitFreezeRequest(id, page.Version, page.Typed, language), officer, cancellationToken);
        await stage.DeliverAsync(cancellationToken);
    }

    /// <summary>What the alarms have to tell waits for the next delivery: a notice bears the time of its alarm anyway, and a
    /// seventh of the story's commits is saved.</summary>
    private Task SweepAsync(CancellationToken cancellationToken) => stage.SendAsync(new RaiseDueAlarms(), Actor.Portal, cancellationToken);

    private async Task MoveAsync(RequestId id, StoryMove move, CancellationToken cancellationToken)
    {
        var investigator = await stage.InvestigatorOfAsync(id, cancellationToken);
        if (move.PutBackReason is { } reason)
            await stage.SendAsync(new PutBackRequest(id, reason), investigator, cancellationToken);
        else
            await stage.SendAsync(new ClaimRequest(id), investigator, cancellationToken);
        await stage.DeliverAsync(cancellationToken);
    }

    private sealed record Step(DateTimeOffset At, Func<CancellationToken, Task> Do);
}
