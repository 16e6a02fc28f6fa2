namespace Portal.Connectors.Operator;

/// <summary>Where the operator's system is reached: at an address, or simulated inside the portal, or not at all.</summary>
public sealed record OperatorOptions
{
    /// <summary>Base address that <c>/v1/holds</c> and <c>/v1/balances</c> stand under. https, or a loopback address.</summary>
    public Uri? Address { get; init; }

    /// <summary>The bearer token; <see cref="TokenFile"/> is the better place for it.</summary>
    public string? Token { get; init; }

    /// <summary>File that holds the bearer token. It is read at each call, so that a token may be changed while the portal runs.</summary>
    public string? TokenFile { get; init; }

    /// <summary>Longest that one call may take, to the last byte of its answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the portal runs a simulated operator of its own. No hold of it is real.</summary>
    public bool Simulate { get; init; }

    /// <summary>Folder in which the simulator keeps its journal and says where it can be reached. Needed to simulate.</summary>
    public string DataDirectory { get; init; } = "";

    /// <summary>Loopback port of the simulator; 0 takes a free one.</summary>
    public int SimulatorPort { get; init; }

    /// <summary>Token that opens the simulator's control endpoints; a new one at each start when not set.</summary>
    public string? ControlToken { get; init; }

    /// <summary>Decides which invented accounts and balances the simulator knows.</summary>
    public string Seed { get; init; } = "docket";

    /// <summary>Throws when the settings cannot be meant.</summary>
    internal void Check()
    {
        if (Timeout <= TimeSpan.Zero)
            throw new InvalidOperationException("Operator:Timeout must be longer than nothing.");
        if (Simulate && Address is not null)
            throw new InvalidOperationException("Set Operator:Address or Operator:Simulate, not both.");
        if (Simulate && DataDirectory.Length == 0)
            throw new InvalidOperationException("Operator:Simulate needs Operator:DataDirectory.");
        if (Address is null)
            return;
        if (!Address.IsAbsoluteUri || Address.Query.Length > 0 || Address.Fragment.Length > 0 || Address.UserInfo.Length > 0)
            throw new InvalidOperationException("Operator:Address is a whole address without user, query or fragment.");
        if (Address.Scheme != Uri.UriSchemeHttps && !(Address.Scheme == Uri.UriSchemeHttp && Address.IsLoopback))
            throw new InvalidOperationException("Operator:Address must be https; http is for loopback alone.");
        if (string.IsNullOrWhiteSpace(Token) && string.IsNullOrWhiteSpace(TokenFile))
            throw new InvalidOperationException("Operator:Address needs Operator:TokenFile or Operator:Token.");
    }
}
