using System.Security.Cryptography;
using System.Text;
using Portal.Application.Packets;
using Portal.Application.Ports;
using Portal.Domain;

namespace Portal.Testing;

/// <summary>A press that sets everything it is given as plain text and puts another seal on it each time.</summary>
public sealed class FakePress : IPacketPress
{
    private int _seals;

    public SealIdentity Seal { get; } = new("CN=Docket test seal", new string('a', 64), new string('b', 64), SelfMade: true);

    /// <summary>Set to let it stand still.</summary>
    public Refusal? Standstill { get; set; }

    /// <summary>Documents that cannot be set.</summary>
    public Predicate<PacketDocument> CannotSet { get; set; } = _ => false;

    /// <summary>What happens elsewhere while a packet is being set.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    /// <summary>Every document it was given.</summary>
    public List<PacketDocument> Documents { get; } = [];

    public async Task<Result<PressedPacket>> PressAsync(PacketDocument document, CancellationToken cancellationToken)
    {
        Documents.Add(document);
        if (Standstill is { } why)
            return why;
        if (CannotSet(document))
            return new Refusal("packets.cannot-be-set");
        await Meanwhile();
        var page = Encoding.UTF8.GetBytes(Text(document));
        var bytes = (byte[])[.. page, .. Encoding.UTF8.GetBytes($"\nseal {Interlocked.Increment(ref _seals)}")];
        return new PressedPacket(bytes, Hash(bytes), Hash(page), Pages: 2);
    }

    /// <summary>The document as text, the contents of its files included.</summary>
    public static string Text(PacketDocument document)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', [document.Language, document.Reference, document.Title, .. document.Sender, document.Confidentiality, document.PageWord, .. document.SealCaption]).Append('\n');
        foreach (var section in document.Sections)
        {
            text.Append("# ").AppendLine(section.Heading);
            foreach (var block in section.Blocks)
                text.AppendLine(Text(block));
        }

        foreach (var file in document.Files)
            text.Append("file ").Append(file.Name).Append(' ').AppendLine(file.Description).AppendLine(Encoding.UTF8.GetString(file.Bytes));
        return text.ToString();
    }

    private static string Text(PacketBlock block) => block switch
    {
        PacketBlock.Paragraph paragraph => paragraph.Text.Text,
        PacketBlock.Facts facts => string.Join('\n', facts.Rows.Select(row => $"{row.Name}: {row.Value.Text}")),
        PacketBlock.Table table => string.Join('\n', [string.Join(" | ", table.Columns), .. table.Rows.Select(row => string.Join(" | ", row.Select(cell => cell.Text))), table.Note]),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
