namespace Portal.Ledger;

/// <summary>A value that is kept beside an entry that commits to it, until it is erased.</summary>
/// <param name="Name">Name of the commitment.</param>
/// <param name="Salt">Its salt, 32 bytes.</param>
/// <param name="Value">The value.</param>
public sealed record StoredPayload(string Name, byte[] Salt, string Value);
