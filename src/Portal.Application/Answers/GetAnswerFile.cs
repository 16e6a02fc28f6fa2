using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Documents;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>The bytes of a data file as they will be disclosed, for those who write or decide on the answer.</summary>
public sealed record GetAnswerFile(RequestId Request, AnswerId Answer, AnswerFileId File) : IQuery<DocumentFile>, IAboutRequest;

internal sealed class GetAnswerFileHandler(IPortalDb db) : IRequestHandler<GetAnswerFile, Result<DocumentFile>>
{
    public async Task<Result<DocumentFile>> Handle(GetAnswerFile query, CancellationToken cancellationToken)
    {
        var file = await db.Answers.Where(answer => answer.Id == query.Answer && answer.Request == query.Request).SelectMany(answer => answer.Files)
            .Where(file => file.Id == query.File).Select(file => new { file.Category, file.Sha256 }).SingleOrDefaultAsync(cancellationToken);
        if (file is null)
            return RequestErrors.NotFound;
        var bytes = await db.AnswerFileContents.Where(content => content.Id == query.File).Select(content => content.Bytes).SingleAsync(cancellationToken);
        return new DocumentFile($"{file.Category}-{file.Sha256[..8]}.csv", "text/csv", bytes);
    }
}
