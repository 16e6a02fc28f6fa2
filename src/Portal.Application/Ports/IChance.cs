namespace Portal.Application.Ports;

/// <summary>Chance, injected: ids, keys and references come from here, so that tests and the demo can repeat them.</summary>
public interface IChance
{
    /// <summary>A new id: 122 random bits nobody can guess.</summary>
    Guid NewId();

    /// <summary>64 random bits.</summary>
    ulong NextBits();

    /// <summary>A fresh salt for a commitment in the ledger, 32 bytes.</summary>
    byte[] NextSalt() => NextKey(Portal.Ledger.Commitment.SaltLength);

    /// <summary>Random bytes for a key.</summary>
    byte[] NextKey(int bytes);
}
