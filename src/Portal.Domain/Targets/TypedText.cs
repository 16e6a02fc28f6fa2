namespace Portal.Domain.Targets;

/// <summary>What was typed without the blanks at both ends, and where that began, so that a refusal can point into what
/// the person sees.</summary>
internal readonly record struct TypedText(string Value, int Start)
{
    public static TypedText Trim(string typed)
    {
        var start = 0;
        while (start < typed.Length && typed[start] is ' ' or '\t')
            start++;
        return new(typed.AsSpan(start).TrimEnd(" \t").ToString(), start);
    }

    /// <summary>Counted from 1 in what was typed.</summary>
    public int Position(int index) => Start + index + 1;
}
