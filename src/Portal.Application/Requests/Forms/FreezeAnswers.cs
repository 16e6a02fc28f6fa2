using System.Globalization;
using Portal.Domain.Documents;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests.Forms;

/// <summary>The answers of a freeze form as typed, with the readings the rules and the handler share. A reading is null when
/// the text does not read as one.</summary>
public sealed class FreezeAnswers(IReadOnlyDictionary<string, string> typed)
{
    private IReadOnlyList<LineVerdict>? _lines;

    public string CaseNumber => Of(nameof(CaseNumber));

    public string Offence => Of(nameof(Offence));

    public string Statute => Of(nameof(Statute));

    public string Entity => Of(nameof(Entity));

    public string InstrumentKind => Of(nameof(InstrumentKind));

    public string InstrumentNumber => Of(nameof(InstrumentNumber));

    public string IssuingAuthority => Of(nameof(IssuingAuthority));

    /// <summary>Day, month and year stand in three boxes, <c>IssuedOn.Day</c> and so on.</summary>
    public string IssuedOn => string.Join('-', DateParts.Select(part => Of($"IssuedOn.{part}")).Where(text => text.Length > 0));

    public DateOnly? IssuedOnDate =>
        DateOnly.TryParseExact(
            string.Join('-', DateParts.Select(part => AsciiDigits(Of($"IssuedOn.{part}")))), ["d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    public string Document => Of(nameof(Document));

    public DocumentId? DocumentId => Domain.Documents.DocumentId.TryParse(Document, null, out var id) ? id : null;

    /// <summary>Not trimmed: lines and positions are counted in what was typed, and odd blanks at the ends are refused like others.</summary>
    public string Addresses => typed.GetValueOrDefault(nameof(Addresses), "");

    /// <summary>The verdicts on the pasted lines, each judged once. A paste of more lines than a request can name is not
    /// judged: that is what stands against it.</summary>
    public IReadOnlyList<LineVerdict> Lines => _lines ??= LineCount > LegalRequest.MaxTargets ? [] : AddressLines.Check(Addresses);

    public int LineCount => AddressLines.Count(Addresses);

    public bool AddressesConfirmed => Of(nameof(AddressesConfirmed)) == "true";

    public string Asset => Of(nameof(Asset));

    public string Amount => AsciiDigits(Of(nameof(Amount)));

    public string TermDays => AsciiDigits(Of(nameof(TermDays)));

    public int? TermDaysNumber => int.TryParse(TermDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    public string Urgency => Of(nameof(Urgency));

    public Urgency? UrgencyWord => Enum.GetValues<Urgency>().Select(word => (Urgency?)word).FirstOrDefault(word => word.ToString() == Urgency);

    public string UrgencyGround => Of(nameof(UrgencyGround));

    public string Narrative => Of(nameof(Narrative));

    /// <summary>The three boxes of a date, in the order of the form.</summary>
    public static IReadOnlyList<string> DateParts { get; } = ["Day", "Month", "Year"];

    /// <summary>Whether a field has an answer of any sort.</summary>
    public bool Answered(string field) => field == nameof(IssuedOn) ? IssuedOn.Length > 0 : Of(field).Length > 0;

    private string Of(string field) => typed.TryGetValue(field, out var text) ? text.Trim() : "";

    /// <summary>Arabic-Indic digits and the Arabic decimal point count as what they are.</summary>
    private static string AsciiDigits(string text) => string.Concat(text.Select(c => c switch
    {
        >= '\u0660' and <= '\u0669' => (char)(c - '\u0660' + '0'),
        >= '\u06F0' and <= '\u06F9' => (char)(c - '\u06F0' + '0'),
        '\u066B' => '.',
        _ => c,
    }));
}
