using Portal.Domain;

namespace Portal.Packets.Seal;

/// <summary>Where the seal's key comes from.</summary>
internal interface ISealKey
{
    /// <summary>The key with its certificates, or why there is none. Cheap after the first success.</summary>
    Result<SealChain> Open();
}
