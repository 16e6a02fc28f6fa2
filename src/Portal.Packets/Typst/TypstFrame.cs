using System.Buffers.Binary;
using System.Text.Json;

namespace Portal.Packets.Typst;

/// <summary>Frames between the portal and the worker: length of the header (4 bytes, big-endian), header (JSON), then the bodies,
/// whose lengths the header lists.</summary>
internal static class TypstFrame
{
    /// <summary>More than this is no answer to any job.</summary>
    private const int Most = 512 << 20;

    private static readonly JsonSerializerOptions s_names = new() { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower };

    /// <summary>Sends a job: the document's data, then the bytes of its files in order.</summary>
    public static async Task WriteAsync(Stream stream, TypstJob job, CancellationToken cancellationToken)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new { job.Template, job.Lint, Bodies = job.Bodies.Select(body => body.Length) }, s_names);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, header.Length);
        await stream.WriteAsync(length, cancellationToken);
        await stream.WriteAsync(header, cancellationToken);
        foreach (var body in job.Bodies)
            await stream.WriteAsync(body, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    /// <summary>Reads an answer.</summary>
    /// <exception cref="EndOfStreamException">The worker has ended.</exception>
    /// <exception cref="InvalidDataException">The worker does not keep to the format.</exception>
    public static async Task<TypstAnswer> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var length = new byte[4];
        await stream.ReadExactlyAsync(length, cancellationToken);
        var header = JsonSerializer.Deserialize<TypstAnswer>(await BytesAsync(stream, BinaryPrimitives.ReadInt32BigEndian(length), cancellationToken), s_names)
            ?? throw new InvalidDataException("The worker's answer is empty.");
        return header.Bodies.Count == 0 ? header : header with { Pdf = await BytesAsync(stream, header.Bodies[0], cancellationToken) };
    }

    private static async Task<byte[]> BytesAsync(Stream stream, int count, CancellationToken cancellationToken)
    {
        if (count is < 0 or > Most)
            throw new InvalidDataException("The worker's answer has no sensible length.");
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}

/// <summary>What the worker is told.</summary>
internal sealed record TypstJob(string Template, bool Lint, IReadOnlyList<byte[]> Bodies);

/// <summary>What the worker says.</summary>
internal sealed record TypstAnswer
{
    /// <summary>First word of a worker that can work.</summary>
    public bool Ready { get; init; }

    /// <summary>Why the document could not be set; null when it was.</summary>
    public string? Why { get; init; }

    /// <summary>Number of pages.</summary>
    public int Pages { get; init; }

    /// <summary>Place of the visible seal.</summary>
    public SealBox? Box { get; init; }

    /// <summary>Resident bytes of the worker.</summary>
    public long Rss { get; init; }

    /// <summary>Lengths of the bodies that follow.</summary>
    public IReadOnlyList<int> Bodies { get; init; } = [];

    /// <summary>The set file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public byte[] Pdf { get; init; } = [];
}
