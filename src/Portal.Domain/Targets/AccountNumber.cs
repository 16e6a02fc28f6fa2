namespace Portal.Domain.Targets;

/// <summary>Numbers of accounts as the operator writes them: <c>U-</c> and eight digits.</summary>
internal static class AccountNumber
{
    private const string Prefix = "U-";
    private const int Length = 10;

    public static bool Fits(string value) => value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    public static AddressVerdict Check(TypedText text)
    {
        var value = text.Value;
        for (var i = Prefix.Length; i < value.Length; i++)
        {
            if (!char.IsAsciiDigit(value[i]))
                return Refuse(TargetErrors.BadCharacter(text.Position(i), value[i]));
        }

        if (value.Length != Length)
            return Refuse(TargetErrors.BadLength(value.Length, "10"));
        return value[0] == 'U'
            ? AddressVerdict.Confirm(AddressFamily.Account, value, AddressCaution.NoChecksum)
            : Refuse(TargetErrors.BadCharacter(text.Position(0), value[0], Prefix + value[Prefix.Length..]));
    }

    private static AddressVerdict Refuse(Refusal refusal) => AddressVerdict.Refused(AddressFamily.Account, refusal);
}
