using System.Text.RegularExpressions;
using Portal.Application.Ports;

namespace Portal.Connectors.Operator;

/// <summary>What an answer comes to. Confirmed and Failed are said only on the operator's plain word about this very order;
/// all else is Unknown.</summary>
internal static partial class AnswerReading
{
    private const int MaxReference = 100;

    /// <summary>Reads the answer to a placement or a lifting.</summary>
    /// <param name="answer">What came.</param>
    /// <param name="order">What was ordered.</param>
    /// <param name="status">The status that confirms it.</param>
    public static OperatorAnswer ToHold(LineAnswer answer, HoldOrder order, string status) => answer switch
    {
        { Code.Length: > 0 } => Unknown(answer.Code),
        { Status: 200 or 201 } => Confirm(WireForm.Read<WireHold>(answer.Body.Span), order, status),
        { Status: >= 400 and < 500 } when SpeaksOfTheOrder(answer.Status) => Refuse(WireForm.Read<WireRefusal>(answer.Body.Span)),
        _ => Unknown(OperatorCodes.Fault),
    };

    /// <summary>Reads the answer to a question for a balance; null when it says none.</summary>
    public static OperatorBalance? ToBalance(LineAnswer answer)
    {
        if (answer is not { Code.Length: 0, Status: 200 } || WireForm.Read<WireBalance>(answer.Body.Span) is not { } said)
            return null;
        return IsShortPrintable(said.Account) && WireAmount.Read(said.Available) is { } available && WireAmount.Read(said.Held) is { } held
            ? new(said.Account, available, held)
            : null;
    }

    private static OperatorAnswer Confirm(WireHold? said, HoldOrder order, string status)
    {
        if (said is null || !IsShortPrintable(said.OperatorReference ?? "") || !Guid.TryParseExact(said.Key, "D", out var key) || WireAmount.Read(said.Amount) is not { } amount)
            return Unknown(OperatorCodes.Fault);
        var isOfTheOrder = key == order.Key && said.Status == status && amount == order.Amount && said.Asset == order.Asset && said.Address == Wire(order.Address);
        return isOfTheOrder ? new(OperatorWord.Confirmed, said.OperatorReference ?? "", "") : Unknown(OperatorCodes.Contradiction);
    }

    private static OperatorAnswer Refuse(WireRefusal? said) => said switch
    {
        null => Unknown(OperatorCodes.Fault),
        { Code: OperatorCodes.KeyReused } => Unknown(OperatorCodes.Contradiction), // another order stands under the key, so "nothing was done" would be wrong
        _ when OperatorCodes.IsKnownRefusal(said.Code) => new(OperatorWord.Failed, "", said.Code),
        _ when Code().IsMatch(said.Code) => new(OperatorWord.Failed, "", OperatorCodes.Refused),
        _ => Unknown(OperatorCodes.Fault),
    };

    /// <summary>The other statuses speak of the caller, the connection or the moment: mended, the same order may yet be done.</summary>
    private static bool SpeaksOfTheOrder(int status) => status is not (401 or 403 or 407 or 408 or 421 or 425 or 429);

    private static bool IsShortPrintable(string text) => text.Length <= MaxReference && !text.Any(char.IsControl);

    internal static WireAddress Wire(HeldAddress address) => new(address.Family, address.Normal) { Tag = address.Tag };

    private static OperatorAnswer Unknown(string code) => new(OperatorWord.Unknown, "", code);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,63}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Code();
}
