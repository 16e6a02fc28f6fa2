namespace Portal.Domain.Targets;

/// <summary>E-mail addresses: a dot-atom, <c>@</c> and a domain in ASCII (RFC 5321 § 4.1.2 and § 4.5.3.1, RFC 5322 § 3.2.3;
/// labels of RFC 1035 § 2.3.1 with digits in front, RFC 1123 § 2.1). Quoted local parts and address literals are refused: no
/// account is opened with one. The local part is kept as it is, since only its host knows whether its case counts; the domain
/// goes to lower case.</summary>
internal static class EmailAddress
{
    private const int Longest = 254;
    private const int LongestLocal = 64;
    private const int LongestLabel = 63;
    private const string Special = "!#$%&'*+-/=?^_`{|}~";

    public static AddressVerdict Check(TypedText text)
    {
        var value = text.Value;
        var at = value.IndexOf('@', StringComparison.Ordinal);
        if (Stranger(value, at) is { } index)
            return Refuse(TargetErrors.BadCharacter(text.Position(index), value[index]));
        if (value.Length > Longest)
            return Refuse(TargetErrors.BadLength(value.Length, "6-254"));
        if (at is 0 or > LongestLocal)
            return Refuse(TargetErrors.BadPart("local", at, "1-64"));
        return BadDomain(value[(at + 1)..]) is { } refusal
            ? Refuse(refusal)
            : AddressVerdict.Confirm(AddressFamily.Email, value[..at] + value[at..].ToLowerInvariant(), AddressCaution.NoChecksum);
    }

    /// <summary>The first character that cannot stand where it stands. A dot parts two texts, so it neither begins nor ends one.</summary>
    private static int? Stranger(string value, int at)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var edge = i == 0 || i == value.Length - 1 || i == at - 1 || i == at + 1;
            var fits = value[i] switch
            {
                '@' => i == at,
                '.' => !edge && value[i - 1] != '.',
                '-' when i > at => !edge && value[i - 1] != '.' && value[i + 1] != '.',
                _ => char.IsAsciiLetterOrDigit(value[i]) || (i < at && Special.Contains(value[i], StringComparison.Ordinal)),
            };
            if (!fits)
                return i;
        }

        return null;
    }

    /// <summary>Two labels at least, and no number as the last: that would be an address of the Internet Protocol.</summary>
    private static Refusal? BadDomain(string domain)
    {
        var labels = domain.Split('.');
        if (labels.FirstOrDefault(label => label.Length > LongestLabel) is { } label)
            return TargetErrors.BadPart("label", label.Length, "1-63");
        return labels.Length < 2 || labels[^1].All(char.IsAsciiDigit) ? TargetErrors.IncompleteDomain : null;
    }

    private static AddressVerdict Refuse(Refusal refusal) => AddressVerdict.Refused(AddressFamily.Email, refusal);
}
