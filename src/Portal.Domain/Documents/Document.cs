using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Domain.Documents;

/// <summary>An upload that belongs to a request. The bytes stand beside it, under the same id.</summary>
public sealed class Document
{
    private Document()
    {
    }

    /// <summary>Names the document.</summary>
    public DocumentId Id { get; private set; }

    /// <summary>The request, or the draft it will grow from.</summary>
    public RequestId Request { get; private set; }

    /// <summary>File name as uploaded, without any path; shown, never used as a path.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Media type found by looking at the content, not the one the browser claimed.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>Size in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Who uploaded it.</summary>
    public AccountId UploadedBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>Records an upload.</summary>
    public static Document Uploaded(DocumentId id, RequestId request, string fileName, string mediaType, long size, string sha256, AccountId by, DateTimeOffset at) =>
        new() { Id = id, Request = request, FileName = fileName, MediaType = mediaType, Size = size, Sha256 = sha256, UploadedBy = by, UploadedAt = at };
}
