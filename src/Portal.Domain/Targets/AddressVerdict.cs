namespace Portal.Domain.Targets;

/// <summary>Formats of addresses, and of the other identifiers a data request can name, that are told apart. A family is a format, not a chain: an EVM address is the same on
/// every EVM chain, and addresses of Bitcoin forks in Bitcoin's own format count as Bitcoin.</summary>
public enum AddressFamily
{
    /// <summary>No family's format fits.</summary>
    Unknown,

    /// <summary>Bitcoin main network: Base58Check versions 0x00 and 0x05, segwit <c>bc1</c> (BIP-173, BIP-350).</summary>
    Bitcoin,

    /// <summary>Ethereum and every chain with its addresses: <c>0x</c> and 40 hexadecimal digits (EIP-55).</summary>
    Evm,

    /// <summary>TRON: Base58Check version 0x41, or its hexadecimal form.</summary>
    Tron,

    /// <summary>XRP Ledger: classic address, or X-address with its tag (XLS-5).</summary>
    Xrpl,

    /// <summary>Solana: Base58 of 32 bytes, no checksum.</summary>
    Solana,

    /// <summary>An e-mail address (RFC 5321); names a customer, holds nothing.</summary>
    Email,

    /// <summary>A phone number (ITU-T E.164); names a customer, holds nothing.</summary>
    Phone,

    /// <summary>The number of an account at the operator.</summary>
    Account,

    /// <summary>The hash of a transaction, 32 bytes.</summary>
    Transaction,
}

/// <summary>What a check came to.</summary>
public enum AddressStanding
{
    /// <summary>Well formed.</summary>
    Ok,

    /// <summary>Well formed as far as can be known; a person has to compare it.</summary>
    Confirm,

    /// <summary>Not an address that can be taken.</summary>
    Refused,
}

/// <summary>Why an address that is well formed still has to be compared by a person.</summary>
public enum AddressCaution
{
    /// <summary>The form that was typed carries no checksum: a slip of the finger gives another well formed address.</summary>
    NoChecksum,

    /// <summary>The account of twenty zero bytes, which is nobody's.</summary>
    ZeroAccount,
}

/// <summary>What is known of one typed address, by its format alone.</summary>
public sealed record AddressVerdict
{
    private AddressVerdict(AddressStanding standing, AddressFamily family) => (Standing, Family) = (standing, family);

    /// <summary>What the check came to.</summary>
    public AddressStanding Standing { get; }

    /// <summary>The family whose format fits; of a refused address the one it comes closest to.</summary>
    public AddressFamily Family { get; }

    /// <summary>The form that is stored, compared and looked up; null when refused. Base58 addresses as they are, segwit
    /// and EVM addresses in lower case (EIP-55's capitals check the typing, they are no part of the address), a TRON
    /// hexadecimal form as its <c>T…</c> address, an X-address as its classic address with <see cref="Tag"/> beside it.</summary>
    public string? Normal { get; private init; }

    /// <summary>XRPL destination tag that an X-address carries, 0 to 2^32 − 1; null when there is none.</summary>
    public long? Tag { get; private init; }

    /// <summary>Why a person has to compare it; null unless <see cref="AddressStanding.Confirm"/>.</summary>
    public AddressCaution? Caution { get; private init; }

    /// <summary>What is wrong and where; null unless <see cref="AddressStanding.Refused"/>.</summary>
    public Refusal? Refusal { get; private init; }

    internal static AddressVerdict Ok(AddressFamily family, string normal) => new(AddressStanding.Ok, family) { Normal = normal };

    internal static AddressVerdict Confirm(AddressFamily family, string normal, AddressCaution caution) =>
        new(AddressStanding.Confirm, family) { Normal = normal, Caution = caution };

    internal static AddressVerdict Refused(AddressFamily family, Refusal refusal) =>
        new(AddressStanding.Refused, family) { Refusal = refusal };

    /// <summary>Takes the address unless the account behind it is the one of twenty zero bytes.</summary>
    internal static AddressVerdict OfAccount(AddressFamily family, string normal, ReadOnlySpan<byte> account) =>
        account.ContainsAnyExcept((byte)0) ? Ok(family, normal) : Confirm(family, normal, AddressCaution.ZeroAccount);

    internal AddressVerdict WithTag(long? tag) => this with { Tag = tag };
}
