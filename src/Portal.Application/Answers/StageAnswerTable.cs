using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Documents;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>Keeps an uploaded table beside an answer until its columns are named and its rows looked at. The answer is not
/// changed. A later upload of the category takes the place of an earlier one.</summary>
public sealed record StageAnswerTable(RequestId Request, AnswerId Answer, AnswerFileId Import, string Category, string FileName, byte[] Bytes) : ICommand<Done>, IAboutRequest
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;
}

internal sealed class StageAnswerTableValidator : AbstractValidator<StageAnswerTable>
{
    private const string Field = "Table";

    public StageAnswerTableValidator()
    {
        RuleFor(command => command.Import).NotEqual(default(AnswerFileId)).WithErrorCode("form.no-id");
        RuleFor(command => command.Bytes).Custom((bytes, context) =>
        {
            if (bytes.Length == 0)
                context.Refuse(new Refusal("tables.empty") { Field = Field });
            else if (bytes.Length > StageAnswerTable.MaxBytes)
                context.Refuse(new Refusal("tables.too-large", ("limit", StageAnswerTable.MaxBytes / (1024 * 1024))) { Field = Field });
        });
    }
}

internal sealed class StageAnswerTableHandler(IPortalDb db, ITableReader reader) : IRequestHandler<StageAnswerTable, Result<Done>>
{
    private static readonly string[] s_endings = [".csv", ".tsv", ".txt"];

    public async Task<Result<Done>> Handle(StageAnswerTable command, CancellationToken cancellationToken)
    {
        if (await WholeAnswer.FindAsync(db, command.Request, command.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        var facts = await AnswerFacts.OfAsync(db, answer, cancellationToken);
        if (Against(answer, facts, command.Category) is { } refusal)
            return refusal;
        var read = reader.Read(command.Bytes, StagedTables.MaxRows);
        if (!read.Succeeded)
            return Result<Done>.Refused([.. read.Refusals.Select(found => found with { Field = "Table" })]);
        var earlier = await db.AnswerImports.Where(import => import.Answer == command.Answer && import.Category == command.Category).ToListAsync(cancellationToken);
        if (earlier.Exists(import => import.Id == command.Import) || answer.Files.Any(file => file.Id == command.Import))
            return default(Done);
        if (await IsTakenAsync(command, cancellationToken))
            return RequestErrors.NotFound;
        db.AnswerImports.RemoveRange(earlier);
        db.AnswerImports.Add(new()
        {
            Id = command.Import, Answer = command.Answer, Category = command.Category, Name = MediaTypes.CleanName(command.FileName, s_endings), Bytes = command.Bytes,
            Delimiter = read.Value.Delimiter.ToString(),
        });
        return default(Done);
    }

    /// <summary>Whether the id is that of another upload or file, of this answer or of somebody else's.</summary>
    private async Task<bool> IsTakenAsync(StageAnswerTable command, CancellationToken cancellationToken) =>
        await db.AnswerImports.AnyAsync(import => import.Id == command.Import && (import.Answer != command.Answer || import.Category != command.Category), cancellationToken)
        || await db.AnswerFileContents.AnyAsync(content => content.Id == command.Import, cancellationToken);

    private static Refusal? Against(Answer answer, AnswerFacts facts, string category)
    {
        if (answer.Kind == AnswerKind.Decline || facts.Kind != RequestKind.Data)
            return AnswerRefusals.NoData;
        if (AnswerLifecycle.Find(answer.State, AnswerTrigger.Edit) is null)
            return AnswerRefusals.WrongState(answer);
        if (!facts.Asked.Contains(category))
            return AnswerRefusals.CategoryNotAsked(category);
        if (answer.Withheld.Any(withheld => withheld.Category == category))
            return AnswerRefusals.CategoryNotGiven(category) with { Field = "Category" };
        return answer.Files.Count >= AnswerRefusals.MaxFiles ? AnswerRefusals.TooManyFiles : null;
    }
}
