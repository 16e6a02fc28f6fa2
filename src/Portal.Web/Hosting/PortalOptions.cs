using Portal.Application.Notices;
using Portal.Connectors;
using Portal.Packets;
using Portal.Persistence;
using Portal.Persistence.Checkpoints;

namespace Portal.Web.Hosting;

/// <summary>How much of the demo is made.</summary>
internal enum DemoChoice
{
    /// <summary>Nothing: a real portal.</summary>
    None,

    /// <summary>Invented agencies and people, no requests.</summary>
    People,

    /// <summary>The people and their requests of the last 90 days.</summary>
    Story,
}

/// <summary>What a deployer sets under <c>Portal</c>.</summary>
internal sealed record PortalOptions
{
    /// <summary>Folder of everything the portal keeps; relative to the program's content root.</summary>
    public string DataDirectory { get; init; } = "data";

    /// <summary>What an empty database is filled with; only in Development.</summary>
    public DemoChoice Demo { get; init; }

    /// <summary>Where the data stands.</summary>
    public DatabaseChoice Database { get; init; } = new();

    /// <summary>Where the ledger's checkpoints are kept, and their key.</summary>
    public CheckpointChoice Ledger { get; init; } = new();

    /// <summary>How packets are set and sealed.</summary>
    public PacketsOptions Packets { get; init; } = new();

    /// <summary>Where people reach the portal; stands in mails. In Production a portal that mails must be told it.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The operator's system and outgoing mail.</summary>
    public ConnectorOptions Connectors { get; init; } = new();

    /// <summary>The settings, with their paths made whole.</summary>
    public static PortalOptions From(IConfiguration configuration, IHostEnvironment environment)
    {
        var set = configuration.GetSection("Portal").Get<PortalOptions>() ?? new();
        var data = Path.GetFullPath(Path.Combine(environment.ContentRootPath, set.DataDirectory));
        CheckAddress(set, environment);
        var file = set.Database.Path.Length > 0 ? Path.Combine(data, set.Database.Path) : Path.Combine(data, "portal.db");
        return set with
        {
            DataDirectory = data,
            Database = set.Database with { Path = file, OwnRoleWanted = environment.IsProduction() },
            Ledger = set.Ledger with
            {
                Checkpoints = Path.Combine(data, Or(set.Ledger.Checkpoints, "checkpoints")),
                KeyFile = Path.Combine(data, Or(set.Ledger.KeyFile, Path.Combine("ledger", "log-key.pem"))),
                FirstName = $"{(set.PublicAddress ?? PortalAddress.OwnMachine.Uri).Host}/ledger",
            },
            Connectors = Whole(set.Connectors, data, environment),
            Packets = set.Packets with { KeyDirectory = Path.Combine(data, Or(set.Packets.KeyDirectory, "seal")) },
        };
    }

    private static string Or(string set, string usual) => set.Length > 0 ? set : usual;

    /// <summary>A mail that leads to the reader's own machine teaches people to follow links that cannot be right.</summary>
    private static void CheckAddress(PortalOptions set, IHostEnvironment environment)
    {
        if (set.PublicAddress is { } address && !(address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)))
            throw new InvalidOperationException($"Portal:PublicAddress must be a whole address, like https://docket.example/; it is {address}.");
        if (set.PublicAddress is null && set.Connectors.Mail.IsSetUp && environment.IsProduction())
        {
            throw new InvalidOperationException(
                $"Portal:PublicAddress is not set, so mails would lead their readers to {PortalAddress.OwnMachine.Uri}. Set it to the address under which people reach the portal, "
                + "in appsettings.Production.json or as the environment variable Portal__PublicAddress.");
        }
    }

    /// <summary>Simulated holds are for Development alone: elsewhere they would be taken for real ones.</summary>
    private static ConnectorOptions Whole(ConnectorOptions set, string data, IHostEnvironment environment)
    {
        if (set.Operator.Simulate && !environment.IsDevelopment())
            throw new InvalidOperationException("Portal:Connectors:Operator:Simulate is for Development alone: none of its holds is real. Set Portal:Connectors:Operator:Address.");
        return set with
        {
            Operator = set.Operator with { DataDirectory = Path.Combine(data, "operator") },
            Mail = set.Mail.PickupDirectory is { Length: > 0 } folder ? set.Mail with { PickupDirectory = Path.Combine(data, folder) } : set.Mail,
        };
    }
}
