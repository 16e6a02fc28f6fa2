namespace Portal.Connectors.Operator;

/// <summary>What came back over the line.</summary>
/// <param name="Status">Status of HTTP; 0 when none came.</param>
/// <param name="Body">The whole body; empty when none came or it was too long.</param>
/// <param name="Code">Why no answer can be used; empty when one can.</param>
/// <param name="Detail">For the log: a status or the kind of an exception, never contents.</param>
internal sealed record LineAnswer(int Status, ReadOnlyMemory<byte> Body, string Code, string Detail)
{
    public static LineAnswer Lost(string code, string detail) => new(0, default, code, detail);
}
