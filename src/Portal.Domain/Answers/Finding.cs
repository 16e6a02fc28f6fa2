using Portal.Domain.Holds;

namespace Portal.Domain.Answers;

/// <summary>What became of one target, as an answer says it.</summary>
public sealed class Finding
{
    private Finding()
    {
    }

    /// <summary>States a finding.</summary>
    /// <param name="line">Line of the target in its request.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="code">Why, for what is withheld or refused; otherwise empty.</param>
    /// <param name="hold">The hold, when assets are held.</param>
    public Finding(int line, Outcome outcome, string code = "", HoldId? hold = null) => (Line, Outcome, Code, Hold) = (line, outcome, code, hold);

    /// <summary>Line of the target in its request.</summary>
    public int Line { get; private set; }

    /// <summary>What became of it.</summary>
    public Outcome Outcome { get; private set; }

    /// <summary>Code from the table of reasons; empty where none is needed.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The hold whose amount is meant; null unless assets are held.</summary>
    public HoldId? Hold { get; private set; }
}

/// <summary>A data category that is withheld from the whole answer.</summary>
public sealed class WithheldCategory
{
    private WithheldCategory()
    {
    }

    /// <summary>Withholds a category.</summary>
    /// <param name="category">Its code.</param>
    /// <param name="code">Why.</param>
    public WithheldCategory(string category, string code) => (Category, Code) = (category, code);

    /// <summary>Code of the category.</summary>
    public string Category { get; private set; } = "";

    /// <summary>Code from the table of reasons.</summary>
    public string Code { get; private set; } = "";
}

/// <summary>A data file of an answer: rows that were read, mapped and checked; kept in the one form that is disclosed.</summary>
public sealed class AnswerFile
{
    private AnswerFile()
    {
    }

    /// <summary>States a file.</summary>
    /// <param name="id">A fresh id.</param>
    /// <param name="category">Data category of all its rows.</param>
    /// <param name="name">Name of the file that was uploaded.</param>
    /// <param name="rows">Number of data rows, the head left out.</param>
    /// <param name="lines">Lines of the targets its rows are about, comma separated, ascending.</param>
    /// <param name="sha256">Of its bytes, lower-case hexadecimal.</param>
    public AnswerFile(AnswerFileId id, string category, string name, int rows, string lines, string sha256) =>
        (Id, Category, Name, Rows, Lines, Sha256) = (id, category, name, rows, lines, sha256);

    /// <summary>Names the file.</summary>
    public AnswerFileId Id { get; private set; }

    /// <summary>Data category of all its rows.</summary>
    public string Category { get; private set; } = "";

    /// <summary>Name of the file that was uploaded.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Number of data rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Lines of the targets its rows are about, comma separated.</summary>
    public string Lines { get; private set; } = "";

    /// <summary>SHA-256 of its bytes.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Lines of the targets its rows are about.</summary>
    public IReadOnlyList<int> TargetLines =>
        [.. Lines.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, System.Globalization.CultureInfo.InvariantCulture))];
}
