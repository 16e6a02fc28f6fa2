using System.Globalization;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests.Forms;

/// <summary>The answers of a freeze form.</summary>
public sealed class FreezeAnswers(IReadOnlyDictionary<string, string> typed) : FormAnswers(typed)
{
    public string Asset => Of(nameof(Asset));

    public string Amount => AsciiDigits(Of(nameof(Amount)));

    public string TermDays => AsciiDigits(Of(nameof(TermDays)));

    public int? TermDaysNumber => int.TryParse(TermDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    private protected override IReadOnlyList<LineVerdict> Judge(string pasted) => VerdictsOn(RequestKind.Freeze, pasted);
}
