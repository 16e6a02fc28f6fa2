using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.Requests;

namespace Portal.Application.Documents;

/// <summary>The bytes of an upload, for those who may see the request's contents.</summary>
public sealed record GetDocument(RequestId Request, DocumentId Document) : IQuery<DocumentFile>, IAboutRequest;

public sealed record DocumentFile(string FileName, string MediaType, byte[] Bytes);

internal sealed class GetDocumentHandler(IPortalDb db) : IRequestHandler<GetDocument, Result<DocumentFile>>
{
    public async Task<Result<DocumentFile>> Handle(GetDocument query, CancellationToken cancellationToken)
    {
        var found = await (
            from document in db.Documents.AsNoTracking()
            join content in db.DocumentContents.AsNoTracking() on document.Id equals content.Id
            where document.Id == query.Document && document.Request == query.Request
            select new DocumentFile(document.FileName, document.MediaType, content.Bytes)).SingleOrDefaultAsync(cancellationToken);
        return found is null ? RequestErrors.NotFound : found;
    }
}
