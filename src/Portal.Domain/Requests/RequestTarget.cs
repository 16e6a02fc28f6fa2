namespace Portal.Domain.Requests;

/// <summary>One address a request names. Each target will end in its own outcome.</summary>
public sealed class RequestTarget
{
    private RequestTarget()
    {
    }

    /// <summary>States a checked target.</summary>
    /// <param name="line">Line number in what the officer typed, from 1.</param>
    /// <param name="typed">Exactly what was typed.</param>
    /// <param name="family">Address family word, e.g. <c>Bitcoin</c>.</param>
    /// <param name="normal">Normal form, the one that is compared and looked up.</param>
    /// <param name="tag">XRPL destination tag; part of the customer's identity there.</param>
    /// <param name="confirmed">The format carries no checksum and the officer confirmed the address by hand.</param>
    public RequestTarget(int line, string typed, string family, string normal, long? tag, bool confirmed) =>
        (Line, Typed, Family, Normal, Tag, Confirmed) = (line, typed, family, normal, tag, confirmed);

    /// <summary>Line number in what the officer typed, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Exactly what was typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>Address family word.</summary>
    public string Family { get; private set; } = "";

    /// <summary>Normal form.</summary>
    public string Normal { get; private set; } = "";

    /// <summary>XRPL destination tag, 0 to 2^32 − 1.</summary>
    public long? Tag { get; private set; }

    /// <summary>Confirmed by hand, for formats without a checksum.</summary>
    public bool Confirmed { get; private set; }
}
