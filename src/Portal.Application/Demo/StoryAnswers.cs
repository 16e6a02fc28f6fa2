using Portal.Application.Answers;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Demo;

/// <summary>Writes the story's answers as an investigator does: findings, tables, plain words.</summary>
internal sealed class StoryAnswers(StoryStage stage, StoryRecords records, PolicyBook policies, IChance chance)
{
    /// <summary>The category the story withholds, and why.</summary>
    private const string WithheldCode = "legal-process-too-low";

    private static readonly Dictionary<AnswerKind, string> s_words = new()
    {
        [AnswerKind.Interim] = "This is what we have found so far. The rest follows as soon as it has been checked.",
        [AnswerKind.Final] = "This is our complete answer to your request. What is not given is named with its reason.",
        [AnswerKind.Decline] = "The request names no period, and we could not tell what is asked for. Send it again with first and last day; nothing you typed is lost.",
    };

    public async Task<AnswerId> WriteAsync(RequestId id, AnswerKind kind, bool withhold, IReadOnlyList<Hold> placed, Actor by, CancellationToken cancellationToken)
    {
        var page = await stage.SendAsync(new GetCase(id), by, cancellationToken);
        var answer = new AnswerId(chance.NewId());
        var spoken = policies.Answers.Languages.Contains(page.Header.Language) ? page.Header.Language : policies.Answers.Languages[0];
        await stage.SendAsync(new PrepareAnswer(id, answer, kind, spoken), by, cancellationToken);
        if (kind != AnswerKind.Decline)
            await FindAsync(id, answer, kind, withhold, page.Contents!, placed, by, cancellationToken);
        await stage.SendAsync(new WriteAnswer(id, answer, s_words[kind], kind == AnswerKind.Decline ? ["scope-no-dates"] : [], spoken, ""), by, cancellationToken);
        await stage.SendAsync(new SendAnswerForApproval(id, answer), by, cancellationToken);
        return answer;
    }

    public async Task ApproveAsync(RequestId id, Actor by, CancellationToken cancellationToken)
    {
        foreach (var line in (await stage.SendAsync(new ListAnswers(id), by, cancellationToken)).Answers.Where(line => line.State == AnswerState.AwaitingApproval))
        {
            var page = await stage.SendAsync(new GetAnswer(id, line.Id), by, cancellationToken);
            await stage.SendAsync(new ApproveAnswer(id, line.Id, page.Answer.Revision), by, cancellationToken);
        }
    }

    private Task FindAsync(
        RequestId id, AnswerId answer, AnswerKind kind, bool withhold, CaseContents contents, IReadOnlyList<Hold> placed, Actor by, CancellationToken cancellationToken) =>
        contents.Data is { } scope
            ? ProduceAsync(id, answer, kind, withhold, scope, contents, by, cancellationToken)
            : stage.SendAsync(new RecordFindings(id, answer, [.. contents.Targets.Select(target => HeldOrNothing(target, placed))]), by, cancellationToken);

    private static FindingEntry HeldOrNothing(TargetLine target, IReadOnlyList<Hold> placed) =>
        placed.FirstOrDefault(hold => hold.Line == target.Line) is { } hold ? new(target.Line, Outcome.Held, Hold: hold.Id) : new(target.Line, Outcome.NothingHeld);

    /// <summary>Every second target has nothing; an interim answer gives the first category alone, a withholding one keeps the last.</summary>
    private async Task ProduceAsync(
        RequestId id, AnswerId answer, AnswerKind kind, bool withhold, DataScope scope, CaseContents contents, Actor by, CancellationToken cancellationToken)
    {
        var held = contents.Targets.Where((_, index) => index % 2 == 0).ToList();
        var withheld = withhold && scope.Categories.Count > 1 ? scope.Categories[^1] : null;
        var given = kind == AnswerKind.Interim ? scope.Categories.Take(1) : scope.Categories.Where(category => category != withheld);
        foreach (var category in given)
        {
            var import = new AnswerFileId(chance.NewId());
            var table = records.Table(policies.Data.Category(category)!, held.ConvertAll(target => target.Normal), scope);
            await stage.SendAsync(new StageAnswerTable(id, answer, import, category, $"{category}.csv", table), by, cancellationToken);
            var page = await stage.SendAsync(new GetStagedTable(id, answer, import), by, cancellationToken);
            await stage.SendAsync(
                new AddAnswerFile(id, answer, import, page.Columns.Where(column => column.At is not null).ToDictionary(column => column.Name, column => column.At!.Value), page.Faulty), by, cancellationToken);
        }

        if (withheld is not null)
            await stage.SendAsync(new WithholdCategories(id, answer, new Dictionary<string, string> { [withheld] = WithheldCode }), by, cancellationToken);
        var lines = held.Select(target => target.Line).ToHashSet();
        await stage.SendAsync(
            new RecordFindings(id, answer, [.. contents.Targets.Select(target => new FindingEntry(target.Line, lines.Contains(target.Line) ? Outcome.Produced : Outcome.NothingHeld))]), by, cancellationToken);
    }
}
