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

    private static readonly Dictionary<(AnswerKind, string), string> s_words = new()
    {
        [(AnswerKind.Interim, "en")] = "This is what we have found so far. The rest follows as soon as it has been checked.",
        [(AnswerKind.Final, "en")] = "This is our complete answer to your request. What is not given is named with its reason.",
        [(AnswerKind.Decline, "en")] = "The request names no period, and we could not tell what is asked for. Send it again with first and last day; nothing you typed is lost.",
        [(AnswerKind.Interim, "ar")] = "هذا ما وجدناه حتى الآن، وسيتبعه الباقي فور التحقق منه.",
        [(AnswerKind.Final, "ar")] = "هذا ردنا الكامل على طلبكم. وما لم يُقدَّم مذكور مع سببه.",
        [(AnswerKind.Decline, "ar")] = "لا يذكر الطلب فترة زمنية، ولم يتضح لنا المطلوب. أرسلوه من جديد مع اليوم الأول واليوم الأخير؛ لن يضيع شيء مما كتبتموه.",
        [(AnswerKind.Interim, "ja")] = "現時点で判明した内容です。残りは確認でき次第お送りします。",
        [(AnswerKind.Final, "ja")] = "ご請求に対する最終回答です。提供しないものは理由とともに記載しています。",
        [(AnswerKind.Decline, "ja")] = "ご請求には期間の記載がなく、対象を特定できませんでした。初日と最終日を記載のうえ、再度お送りください。",
    };

    public async Task<AnswerId> WriteAsync(RequestId id, AnswerKind kind, bool withhold, IReadOnlyList<Hold> placed, Actor by, CancellationToken cancellationToken)
    {
        var page = await stage.SendAsync(new GetCase(id), by, cancellationToken);
        var answer = new AnswerId(chance.NewId());
        var spoken = policies.Answers.Languages.Contains(page.Header.Language) ? page.Header.Language : policies.Answers.Languages[0];
        await stage.SendAsync(new PrepareAnswer(id, answer, kind, spoken), by, cancellationToken);
        if (kind != AnswerKind.Decline)
            await FindAsync(id, answer, kind, withhold, page.Contents!, placed, by, cancellationToken);
        await stage.SendAsync(new WriteAnswer(id, answer, s_words[(kind, spoken)], kind == AnswerKind.Decline ? ["scope-no-dates"] : [], spoken, ""), by, cancellationToken);
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
