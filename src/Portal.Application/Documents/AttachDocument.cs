using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Requests.Forms;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.Requests;

namespace Portal.Application.Documents;

/// <summary>Keeps the instrument's document with a draft; a later upload takes the place of an earlier one.</summary>
/// <param name="Request">The draft.</param>
/// <param name="FileName">As the browser sent it; any path is cut off.</param>
/// <param name="Bytes">The whole file.</param>
public sealed record AttachDocument(RequestId Request, string FileName, byte[] Bytes) : ICommand<DocumentId>, IAboutRequest
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;
}

internal sealed class AttachDocumentValidator : AbstractValidator<AttachDocument>
{
    public AttachDocumentValidator()
    {
        RuleFor(command => command.Bytes).Custom((bytes, context) =>
        {
            var refusal = bytes.Length == 0 ? new Refusal("documents.empty")
                : bytes.Length > AttachDocument.MaxBytes ? new Refusal("documents.too-large", ("limit", AttachDocument.MaxBytes / (1024 * 1024)))
                : MediaTypes.Of(bytes) is null ? new Refusal("documents.unknown-type")
                : null;
            if (refusal is not null)
                context.Refuse(refusal with { Field = nameof(FormAnswers.Document) });
        });
    }
}

internal sealed class AttachDocumentHandler(IPortalDb db, CurrentActor current, IChance chance, TimeProvider time) : IRequestHandler<AttachDocument, Result<DocumentId>>
{
    public async Task<Result<DocumentId>> Handle(AttachDocument command, CancellationToken cancellationToken)
    {
        if (await db.Drafts.SingleOrDefaultAsync(draft => draft.Id == command.Request, cancellationToken) is not { } draft)
            return RequestErrors.NotFound;
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(command.Bytes));
        var earlier = await db.Documents.Where(document => document.Request == command.Request).ToListAsync(cancellationToken);
        // The same file again, e.g. by a double click, changes nothing.
        if (earlier.Find(document => document.Sha256 == sha256 && draft.Answers.GetValueOrDefault(nameof(FormAnswers.Document)) == document.Id.ToString()) is { } same)
            return same.Id;

        var ids = earlier.ConvertAll(document => document.Id);
        db.DocumentContents.RemoveRange(await db.DocumentContents.Where(content => ids.Contains(content.Id)).ToListAsync(cancellationToken));
        db.Documents.RemoveRange(earlier);
        var id = new DocumentId(chance.NewId());
        var mediaType = MediaTypes.Of(command.Bytes)!;
        var now = time.GetUtcNow();
        db.Documents.Add(Document.Uploaded(id, command.Request, MediaTypes.CleanName(command.FileName, mediaType), mediaType, command.Bytes.Length, sha256, current.Actor.Id, now));
        db.DocumentContents.Add(new() { Id = id, Bytes = command.Bytes });
        draft.Save([new(nameof(FormAnswers.Document), id.ToString())], now);
        return id;
    }
}
