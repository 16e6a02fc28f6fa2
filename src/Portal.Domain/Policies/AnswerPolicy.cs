namespace Portal.Domain.Policies;

/// <summary>What a reason code can be given for.</summary>
public enum CodeUse
{
    /// <summary>A no to the whole request.</summary>
    Decline,

    /// <summary>Something about a target, or a whole data category, is not given.</summary>
    Withhold,

    /// <summary>The request is refused for one target.</summary>
    Refuse,

    /// <summary>A whole data category in which nothing is held.</summary>
    Nothing,
}

/// <summary>One reason code.</summary>
/// <param name="Code">Code, e.g. <c>legal-process-too-low</c>.</param>
/// <param name="For">What it can be given for; empty for a code that only stands in place of others.</param>
/// <param name="Counsel">The escalation it calls for, one of <see cref="Answers.Answer.Escalations"/>; null when an approver may decide.</param>
/// <param name="ShownAs">The code the agency is told instead; null when it is told this one.</param>
public sealed record AnswerCode(string Code, IReadOnlyList<CodeUse> For, string? Counsel = null, string? ShownAs = null);

/// <summary>The reviewed table of reason codes, and the languages packets are written in.</summary>
/// <param name="Version">Version of the table.</param>
/// <param name="Codes">Codes in the order in which they are offered.</param>
/// <param name="Languages">IETF tags.</param>
public sealed record AnswerPolicy(string Version, IReadOnlyList<AnswerCode> Codes, IReadOnlyList<string> Languages)
{
    /// <summary>Fewest characters of plain words that explain anything.</summary>
    public const int MinWords = 20;

    /// <summary>The row of a code, or null.</summary>
    public AnswerCode? Code(string? code) => Codes.FirstOrDefault(row => row.Code == code);

    /// <summary>Codes that can be given for something.</summary>
    public IReadOnlyList<string> For(params IReadOnlyList<CodeUse> uses) => [.. Codes.Where(row => row.For.Any(uses.Contains)).Select(row => row.Code)];

    /// <summary>Whether a code can be given for something.</summary>
    public bool Fits(string? code, CodeUse use) => Code(code)?.For.Contains(use) == true;

    /// <summary>What the agency is told in place of a code; the code itself where nothing stands against that.</summary>
    public string Shown(string code) => Code(code)?.ShownAs ?? code;

    /// <summary>What the agency is told in place of several codes, each once.</summary>
    public IReadOnlyList<string> Shown(IEnumerable<string> codes) => [.. codes.Select(Shown).Distinct()];

    /// <summary>The escalations that codes call for, each once.</summary>
    public IReadOnlyList<string> Counsel(IEnumerable<string> codes) => [.. codes.Select(code => Code(code)?.Counsel).OfType<string>().Distinct()];
}
