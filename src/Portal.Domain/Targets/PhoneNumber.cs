namespace Portal.Domain.Targets;

/// <summary>Phone numbers in international form: <c>+</c>, the country's code and the number, 15 digits at most (ITU-T
/// E.164 § 6.1). The shortest taken has seven.</summary>
internal static class PhoneNumber
{
    private const int Fewest = 7;
    private const int Most = 15;
    private const string Separators = "-().,/";

    /// <summary>A plus in front, or digits and separators alone, too few for an address.</summary>
    public static bool Fits(string value) =>
        value[0] == '+' || (value.Length <= 24 && value.Count(char.IsAsciiDigit) >= Fewest && value.All(c => char.IsAsciiDigit(c) || Separators.Contains(c, StringComparison.Ordinal)));

    public static AddressVerdict Check(TypedText text)
    {
        var value = text.Value;
        if (value[0] != '+')
            return Refuse(TargetErrors.MissingPrefix("+", value.StartsWith("00", StringComparison.Ordinal) ? Offer(value[2..]) : null));
        for (var i = 1; i < value.Length; i++)
        {
            if (!char.IsAsciiDigit(value[i]) || (i == 1 && value[i] == '0'))
                return Refuse(TargetErrors.BadCharacter(text.Position(i), value[i], Separators.Contains(value[i], StringComparison.Ordinal) ? Offer(value[1..]) : null));
        }

        return value.Length - 1 is < Fewest or > Most
            ? Refuse(TargetErrors.BadLength(value.Length, "8-16"))
            : AddressVerdict.Confirm(AddressFamily.Phone, value, AddressCaution.NoChecksum);
    }

    private static string? Offer(string number)
    {
        var digits = string.Concat(number.Where(c => !Separators.Contains(c, StringComparison.Ordinal)));
        return digits.Length is >= Fewest and <= Most && digits[0] != '0' && digits.All(char.IsAsciiDigit) ? $"+{digits}" : null;
    }

    private static AddressVerdict Refuse(Refusal refusal) => AddressVerdict.Refused(AddressFamily.Phone, refusal);
}
