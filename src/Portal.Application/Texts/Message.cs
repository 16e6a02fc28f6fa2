namespace Portal.Application.Texts;

/// <summary>A sentence as read from a catalogue file: fixed words and places to fill.</summary>
internal sealed record Message(IReadOnlyList<Part> Parts)
{
    /// <summary>Names of all values the sentence needs, those of its branches included.</summary>
    public IEnumerable<string> Arguments() => Parts.SelectMany(part => part.Arguments()).Distinct();
}

internal abstract record Part
{
    public virtual IEnumerable<string> Arguments() => [];
}

internal sealed record Words(string Text) : Part;

internal sealed record Place(string Name) : Part
{
    public override IEnumerable<string> Arguments() => [Name];
}

/// <summary>The <c>#</c> of a plural: its number.</summary>
internal sealed record NumberSign : Part;

/// <summary><c>{n, plural, …}</c> and <c>{x, select, …}</c>: a value that picks a branch.</summary>
/// <param name="Name">The value.</param>
/// <param name="ByNumber">True for plural.</param>
/// <param name="Branches">Plural words, <c>=0</c> and so on, or the values of a select (<c>none</c> for a value that is not there); <c>other</c> is always there.</param>
internal sealed record Fork(string Name, bool ByNumber, IReadOnlyDictionary<string, Message> Branches) : Part
{
    public override IEnumerable<string> Arguments() => [Name, .. Branches.Values.SelectMany(branch => branch.Arguments())];
}
