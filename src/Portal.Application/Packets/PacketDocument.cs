namespace Portal.Application.Packets;

/// <summary>A packet before it is set: sentences already in the packet's language, in order, with their data files. The
/// press lays it out and adds nothing of its own, so that what was approved is what is printed.</summary>
/// <param name="Language">IETF tag of the sentences: <c>en</c>, <c>ar</c>, <c>ja</c>.</param>
/// <param name="RightToLeft">Direction of the script.</param>
/// <param name="CreatedAt">UTC; stands in the file as its date. An input, so that the same contents are the same bytes.</param>
/// <param name="Reference">On every page.</param>
/// <param name="Title">Title of the document and its first heading.</param>
/// <param name="Sender">Name and address lines of the operator's entity.</param>
/// <param name="Confidentiality">Mark on every page.</param>
/// <param name="PageWord">With <c>{page}</c> and <c>{pages}</c>, e.g. <c>Page {page} of {pages}</c>.</param>
/// <param name="SealCaption">Lines inside the box of the visible seal.</param>
/// <param name="Sections">In order.</param>
/// <param name="Files">Embedded; the manifest among them.</param>
public sealed record PacketDocument(
    string Language, bool RightToLeft, DateTimeOffset CreatedAt, string Reference, string Title, IReadOnlyList<string> Sender, string Confidentiality, string PageWord,
    IReadOnlyList<string> SealCaption, IReadOnlyList<PacketSection> Sections, IReadOnlyList<PacketFile> Files);

/// <summary>A heading with what stands under it.</summary>
public sealed record PacketSection(string Heading, IReadOnlyList<PacketBlock> Blocks);

/// <summary>One thing under a heading.</summary>
public abstract record PacketBlock
{
    private PacketBlock()
    {
    }

    /// <summary>Running text; line ends begin a new line.</summary>
    public sealed record Paragraph(PacketText Text) : PacketBlock;

    /// <summary>Names with their values, one under the other.</summary>
    public sealed record Facts(IReadOnlyList<(string Name, PacketText Value)> Rows) : PacketBlock;

    /// <summary>A table with a head that is repeated on each page.</summary>
    /// <param name="Columns">Heads.</param>
    /// <param name="Rows">As many cells as heads.</param>
    /// <param name="Note">Said under it, e.g. that the rest stands in an embedded file; empty for nothing.</param>
    public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<PacketText>> Rows, string Note) : PacketBlock;
}

/// <summary>A piece of text with its direction.</summary>
/// <param name="Text">The text; untrusted, never markup.</param>
/// <param name="Kind">How it is set.</param>
public readonly record struct PacketText(string Text, PacketTextKind Kind = PacketTextKind.Words)
{
    /// <summary>Words of the packet's language.</summary>
    public static implicit operator PacketText(string text) => new(text);

    /// <summary>An address, a hash or a reference.</summary>
    public static PacketText Code(string text) => new(text, PacketTextKind.Code);

    /// <summary>Somebody's own words in whatever language: a name, a case number.</summary>
    public static PacketText Foreign(string text) => new(text, PacketTextKind.Foreign);
}

/// <summary>How a piece of text is set.</summary>
public enum PacketTextKind
{
    /// <summary>In the packet's language and direction.</summary>
    Words,

    /// <summary>Left to right, fixed width, may be broken anywhere.</summary>
    Code,

    /// <summary>Isolated, in its own direction.</summary>
    Foreign,
}

/// <summary>A file inside the packet.</summary>
/// <param name="Name">File name: lower-case letters, digits, hyphen, one dot.</param>
/// <param name="MediaType">E.g. <c>text/csv</c>.</param>
/// <param name="Description">For the reader's list of attachments, in the packet's language.</param>
/// <param name="IsData">Relationship <c>Data</c>; otherwise <c>Supplement</c>.</param>
/// <param name="Bytes">Contents.</param>
public sealed record PacketFile(string Name, string MediaType, string Description, bool IsData, byte[] Bytes);
