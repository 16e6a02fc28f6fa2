using Portal.Domain.Documents;

namespace Portal.Application.Documents;

/// <summary>The bytes of an upload, apart from its description so that lists never load them.</summary>
public sealed class DocumentContent
{
    public DocumentId Id { get; init; }

    public byte[] Bytes { get; init; } = [];
}
