using System.Globalization;
using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>Takes a staged table into the answer, in the one form that is disclosed. Rows that cannot be given are left out
/// only when the person said how many that are.</summary>
/// <param name="Request">The request.</param>
/// <param name="Answer">Its answer.</param>
/// <param name="Import">The upload; the file keeps its id.</param>
/// <param name="Mapping">Place in the file by column of the category, as it was looked at.</param>
/// <param name="LeaveOut">How many rows are to be left out.</param>
public sealed record AddAnswerFile(RequestId Request, AnswerId Answer, AnswerFileId Import, IReadOnlyDictionary<string, int> Mapping, int LeaveOut) : ICommand<Done>, IAboutRequest;

/// <summary>Takes a data file out of the answer.</summary>
public sealed record RemoveAnswerFile(RequestId Request, AnswerId Answer, AnswerFileId File) : ICommand<Done>, IAboutRequest;

internal sealed class AddAnswerFileValidator : AbstractValidator<AddAnswerFile>
{
    public AddAnswerFileValidator() => RuleFor(command => command.Import).NotEqual(default(AnswerFileId)).WithErrorCode("form.no-id");
}

internal sealed class RemoveAnswerFileValidator : AbstractValidator<RemoveAnswerFile>
{
    public RemoveAnswerFileValidator() => RuleFor(command => command.File).NotEqual(default(AnswerFileId)).WithErrorCode("form.no-id");
}

internal sealed class AddAnswerFileHandler(IPortalDb db, StagedTables tables, ITableWriter writer, CurrentActor current, TimeProvider time) : IRequestHandler<AddAnswerFile, Result<Done>>
{
    public async Task<Result<Done>> Handle(AddAnswerFile command, CancellationToken cancellationToken)
    {
        if (await WholeAnswer.FindAsync(db, command.Request, command.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        if (answer.Files.Any(file => file.Id == command.Import))
            return default(Done);
        if (answer.Files.Count >= AnswerRefusals.MaxFiles)
            return AnswerRefusals.TooManyFiles;
        var found = await tables.FindAsync(answer, command.Import, command.Mapping, cancellationToken);
        if (!found.Succeeded)
            return Result<Done>.Refused(found.Refusals);
        var staged = found.Value;
        if (Against(answer, staged, command.LeaveOut) is { Count: > 0 } refusals)
            return Result<Done>.Refused(refusals);
        var rows = staged.Good.ToList();
        var bytes = writer.Write([.. staged.Category.Columns.Select(column => column.Name)], rows.Select(row => row.Cells));
        var lines = string.Join(',', rows.Select(row => row.Line).Distinct().Order().Select(line => line.ToString(CultureInfo.InvariantCulture)));
        var file = new AnswerFile(command.Import, staged.Category.Code, staged.Import.Name, rows.Count, lines, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        if (answer.Files.Any(other => other.Category == file.Category && other.Sha256 == file.Sha256))
            return AnswerRefusals.FileTwice;
        db.AnswerFileContents.Add(new() { Id = file.Id, Bytes = bytes });
        db.AnswerImports.Remove(staged.Import);
        return answer.AddFile(file, current.Actor.Id, time.GetUtcNow());
    }

    private static List<Refusal> Against(Answer answer, StagedTable staged, int leaveOut)
    {
        if (answer.Withheld.Any(withheld => withheld.Category == staged.Category.Code))
            return [AnswerRefusals.CategoryNotGiven(staged.Category.Code)];
        if (staged.ColumnsMissing.Count > 0)
            return [.. staged.ColumnsMissing.Select(AnswerRefusals.ColumnMissing)];
        if (staged.Faulty == staged.Rows.Count)
            return [AnswerRefusals.NoRowsLeft];
        return staged.Faulty != leaveOut ? [AnswerRefusals.RowsFaulty(staged.Faulty)] : [];
    }
}

internal sealed class RemoveAnswerFileHandler(IPortalDb db, CurrentActor current, TimeProvider time) : IRequestHandler<RemoveAnswerFile, Result<Done>>
{
    public async Task<Result<Done>> Handle(RemoveAnswerFile command, CancellationToken cancellationToken)
    {
        if (await WholeAnswer.FindAsync(db, command.Request, command.Answer, cancellationToken) is not { } answer)
            return RequestErrors.NotFound;
        if (answer.Files.All(file => file.Id != command.File))
            return default(Done);
        db.AnswerFileContents.RemoveRange(await db.AnswerFileContents.Where(content => content.Id == command.File).ToListAsync(cancellationToken));
        return answer.RemoveFile(command.File, current.Actor.Id, time.GetUtcNow());
    }
}
