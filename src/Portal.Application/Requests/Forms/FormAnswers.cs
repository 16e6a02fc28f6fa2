using System.Globalization;
using Portal.Domain.Documents;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests.Forms;

/// <summary>The answers of a form as typed, with the readings the rules and the handler share. A reading is null when the text
/// does not read as one.</summary>
public abstract class FormAnswers(IReadOnlyDictionary<string, string> typed)
{
    private IReadOnlyList<LineVerdict>? _lines;

    /// <summary>The three boxes of a date, in the order of the form.</summary>
    public static IReadOnlyList<string> DateParts { get; } = ["Day", "Month", "Year"];

    public string CaseNumber => Of(nameof(CaseNumber));

    public string Offence => Of(nameof(Offence));

    public string Statute => Of(nameof(Statute));

    public string Entity => Of(nameof(Entity));

    public string InstrumentKind => Of(nameof(InstrumentKind));

    public string InstrumentNumber => Of(nameof(InstrumentNumber));

    public string IssuingAuthority => Of(nameof(IssuingAuthority));

    public string IssuedOn => DateTyped(nameof(IssuedOn));

    public DateOnly? IssuedOnDate => DateOf(nameof(IssuedOn));

    public string Document => Of(nameof(Document));

    public DocumentId? DocumentId => Domain.Documents.DocumentId.TryParse(Document, null, out var id) ? id : null;

    /// <summary>Not trimmed: lines and positions are counted in what was typed, and odd blanks at the ends are refused like others.</summary>
    public string Addresses => typed.GetValueOrDefault(nameof(Addresses), "");

    /// <summary>The verdicts on the pasted lines, each judged once. A paste of more lines than a request can name is not
    /// judged: that is what stands against it.</summary>
    public IReadOnlyList<LineVerdict> Lines => _lines ??= LineCount > LegalRequest.MaxTargets ? [] : Judge(Addresses);

    public int LineCount => AddressLines.Count(Addresses);

    public bool AddressesConfirmed => Of(nameof(AddressesConfirmed)) == "true";

    public string Urgency => Of(nameof(Urgency));

    public Urgency? UrgencyWord => Enum.GetValues<Urgency>().Select(word => (Urgency?)word).FirstOrDefault(word => word.ToString() == Urgency);

    public string UrgencyGround => Of(nameof(UrgencyGround));

    public string Narrative => Of(nameof(Narrative));

    /// <summary>The case as the officer states it.</summary>
    internal CaseFacts Case => new(CaseNumber, Offence, Statute, Narrative);

    /// <summary>The paper; only of answers that the rules let pass.</summary>
    internal Instrument Paper => new(InstrumentKind, InstrumentNumber, IssuingAuthority, IssuedOnDate!.Value, DocumentId!.Value);

    /// <summary>An identifier that stands twice is one target; the first line keeps it.</summary>
    internal IReadOnlyList<RequestTarget> Targets =>
        [.. Lines.Where(line => line.DuplicateOf is null).Select(line => new RequestTarget(
            line.Line, line.Typed, line.Verdict.Family.ToString(), line.Verdict.Normal!, line.Verdict.Tag, line.Verdict.Standing == AddressStanding.Confirm))];

    /// <summary>The answers of a kind of form.</summary>
    public static FormAnswers Read(RequestKind kind, IReadOnlyDictionary<string, string> typed) =>
        kind == RequestKind.Data ? new DataAnswers(typed) : new FreezeAnswers(typed);

    /// <summary>Verdicts on pasted lines, by what a kind of request can name.</summary>
    public static IReadOnlyList<LineVerdict> VerdictsOn(RequestKind kind, string pasted) =>
        kind == RequestKind.Data ? AddressLines.CheckIdentifiers(pasted) : AddressLines.Check(pasted);

    /// <summary>Whether a field has an answer of any sort.</summary>
    public bool Answered(string field) => Of(field).Length > 0 || DateTyped(field).Length > 0;

    /// <summary>What stands in the three boxes of a date, <c>IssuedOn.Day</c> and so on.</summary>
    public string DateTyped(string field) => string.Join('-', DateParts.Select(part => Of($"{field}.{part}")).Where(text => text.Length > 0));

    /// <summary>A date from its three boxes.</summary>
    public DateOnly? DateOf(string field) =>
        DateOnly.TryParseExact(
            string.Join('-', DateParts.Select(part => AsciiDigits(Of($"{field}.{part}")))), ["d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    private protected abstract IReadOnlyList<LineVerdict> Judge(string pasted);

    private protected string Of(string field) => typed.TryGetValue(field, out var text) ? text.Trim() : "";

    /// <summary>Arabic-Indic digits and the Arabic decimal point count as what they are.</summary>
    private protected static string AsciiDigits(string text) => string.Concat(text.Select(c => c switch
    {
        >= '\u0660' and <= '\u0669' => (char)(c - '\u0660' + '0'),
        >= '\u06F0' and <= '\u06F9' => (char)(c - '\u06F0' + '0'),
        '\u066B' => '.',
        _ => c,
    }));
}
