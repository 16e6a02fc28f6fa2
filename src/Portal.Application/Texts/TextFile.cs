namespace Portal.Application.Texts;

/// <summary>One catalogue file: flat dotted keys and their messages.</summary>
/// <param name="Language">IETF tag, e.g. <c>ar</c>.</param>
/// <param name="Name">File name, for faults.</param>
/// <param name="Json">Contents.</param>
public sealed record TextFile(string Language, string Name, string Json);

/// <summary>A number of bytes, written as a file size: <c>332 kB</c>. In steps of 1,024, as upload limits are set.</summary>
public readonly record struct ByteCount(long Bytes);
