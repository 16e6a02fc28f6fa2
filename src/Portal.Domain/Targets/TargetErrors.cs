using System.Globalization;

namespace Portal.Domain.Targets;

/// <summary>Why a typed address cannot be taken. Positions count characters of what was typed, from 1; characters are
/// named by code point, <c>U+0430</c>; an <c>offer</c> is a cleaned value that passes, for a person to take or leave.</summary>
public static class TargetErrors
{
    /// <summary>Nothing but blanks.</summary>
    public static Refusal Empty { get; } = new("targets.empty");

    /// <summary>A character that cannot be seen: zero width, direction mark, control, no-break and other odd spaces.</summary>
    public static Refusal HiddenCharacter(int position, int character, string? offer) =>
        new("targets.hidden-character", [("position", position), ("character", Named(character)), .. Offer(offer)]);

    /// <summary>A letter or digit outside ASCII, which may look like the right one.</summary>
    public static Refusal LookAlikeCharacter(int position, int character) =>
        new("targets.look-alike-character", ("position", position), ("character", Named(character)));

    /// <summary>A character that the format does not have.</summary>
    public static Refusal BadCharacter(int position, int character, string? offer = null) =>
        new("targets.bad-character", [("position", position), ("character", Named(character)), .. Offer(offer)]);

    /// <summary>Too long or too short for its family.</summary>
    /// <param name="length">In characters.</param>
    /// <param name="expected">In characters, e.g. <c>26-35</c>.</param>
    public static Refusal BadLength(int length, string expected) =>
        new("targets.bad-length", ("length", length), ("expected", expected));

    /// <summary>A part of an e-mail address is too long or empty.</summary>
    /// <param name="part"><c>local</c> before the sign, <c>label</c> between the dots after it.</param>
    /// <param name="length">In characters.</param>
    /// <param name="expected">In characters, e.g. <c>1-64</c>.</param>
    public static Refusal BadPart(string part, int length, string expected) =>
        new("targets.bad-part", ("part", part), ("length", length), ("expected", expected));

    /// <summary>What stands after the sign of an e-mail address is no domain of the public name system.</summary>
    public static Refusal IncompleteDomain { get; } = new("targets.incomplete-domain");

    /// <summary>At least one character is wrong; which one cannot be told.</summary>
    /// <param name="checksum">Name of the checksum.</param>
    public static Refusal ChecksumFailed(string checksum) => new("targets.checksum-failed", ("checksum", checksum));

    /// <summary>Segwit version and checksum do not belong together (BIP-350): Bech32 for version 0, Bech32m from 1 on.</summary>
    public static Refusal WrongEncoding(int version, string found, string expected) =>
        new("targets.wrong-encoding", ("version", version), ("found", found), ("expected", expected));

    /// <summary>Capitals and small letters in one segwit address (BIP-173).</summary>
    /// <param name="position">The first letter of the other case.</param>
    public static Refusal MixedCase(int position) => new("targets.mixed-case", ("position", position));

    /// <summary>The witness program has a length its version does not allow (BIP-141).</summary>
    /// <param name="version">Witness version.</param>
    /// <param name="length">In bytes.</param>
    /// <param name="expected">In bytes.</param>
    public static Refusal BadProgramLength(int version, int length, string expected) =>
        new("targets.bad-program-length", ("version", version), ("length", length), ("expected", expected));

    /// <summary>The bits left over after the last whole byte are too many or not zero (BIP-173).</summary>
    public static Refusal BadPadding { get; } = new("targets.bad-padding");

    /// <summary>The address of a network for tests, where nothing of value is held.</summary>
    public static Refusal TestNetwork(string network) => new("targets.test-network", ("network", network));

    /// <summary>The checksum is right, the version is no known family's.</summary>
    /// <param name="version">e.g. <c>0x30</c>.</param>
    /// <param name="looksLike">The network that uses the version, or null.</param>
    public static Refusal BadVersion(string version, string? looksLike) =>
        new("targets.bad-version", [("version", version), .. LooksLike(looksLike)]);

    /// <summary>The tag field of an X-address breaks XLS-5.</summary>
    public static Refusal BadTag(int flag) => new("targets.bad-tag", ("flag", flag));

    /// <summary>Forty hexadecimal digits without the <c>0x</c> of an EVM address, or a phone number without its <c>+</c>.</summary>
    public static Refusal MissingPrefix(string expected, string? offer) => new("targets.missing-prefix", [("expected", expected), .. Offer(offer)]);

    /// <summary>No known family's format.</summary>
    /// <param name="length">In characters.</param>
    /// <param name="looksLike">What it may be instead, or null.</param>
    public static Refusal UnknownFormat(int length, string? looksLike = null) =>
        new("targets.unknown-format", [("length", length), .. LooksLike(looksLike)]);

    private static string Named(int character) => string.Create(CultureInfo.InvariantCulture, $"U+{character:X4}");

    private static (string Name, object Value)[] Offer(string? offer) => offer is null ? [] : [("offer", offer)];

    private static (string Name, object Value)[] LooksLike(string? network) => network is null ? [] : [("looks-like", network)];
}
