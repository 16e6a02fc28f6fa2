namespace Portal.Domain.Targets;

/// <summary>Which families are what.</summary>
public static class AddressFamilies
{
    /// <summary>Addresses on a chain: what can hold assets.</summary>
    public static IReadOnlyList<AddressFamily> OnChain { get; } = [AddressFamily.Bitcoin, AddressFamily.Evm, AddressFamily.Tron, AddressFamily.Xrpl, AddressFamily.Solana];
}
