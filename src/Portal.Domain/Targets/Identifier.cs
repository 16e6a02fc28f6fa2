namespace Portal.Domain.Targets;

/// <summary>Checks one identifier a data request can name, offline: an address on a chain, the hash of a transaction, an
/// e-mail address, a phone number, or the number of an account.</summary>
public static class Identifier
{
    /// <summary>Checks what somebody typed. Spaces and tabs at both ends are ignored; every other character counts.</summary>
    /// <param name="typed">Any text; no text makes this throw.</param>
    public static AddressVerdict Check(string typed)
    {
        var text = TypedText.Trim(typed ?? "");
        if (text.Value.Length == 0)
            return AddressVerdict.Refused(AddressFamily.Unknown, TargetErrors.Empty);
        return StrangeCharacters.Check(text, Check) ?? CheckFormat(text);
    }

    /// <summary>What a text is meant as, judged by its look alone; null when it may be an address.</summary>
    internal static AddressFamily? Recognise(string value) => value switch
    {
        _ when value.Contains('@', StringComparison.Ordinal) => AddressFamily.Email,
        _ when PhoneNumber.Fits(value) => AddressFamily.Phone,
        _ when AccountNumber.Fits(value) => AddressFamily.Account,
        _ when TransactionHash.Fits(value) => AddressFamily.Transaction,
        _ => null,
    };

    private static AddressVerdict CheckFormat(TypedText text) => Recognise(text.Value) switch
    {
        AddressFamily.Email => EmailAddress.Check(text),
        AddressFamily.Phone => PhoneNumber.Check(text),
        AddressFamily.Account => AccountNumber.Check(text),
        AddressFamily.Transaction => TransactionHash.Check(text),
        _ => AsAddress(text),
    };

    /// <summary>The sentence for what is no address must not ask for an address alone.</summary>
    private static AddressVerdict AsAddress(TypedText text)
    {
        var verdict = Address.CheckFormat(text);
        return verdict is { Family: AddressFamily.Unknown, Refusal: { } refusal } && refusal.Code == TargetErrors.UnknownFormat(0).Code
            ? AddressVerdict.Refused(AddressFamily.Unknown, new Refusal("targets.unknown-identifier", refusal.Arguments))
            : verdict;
    }
}
