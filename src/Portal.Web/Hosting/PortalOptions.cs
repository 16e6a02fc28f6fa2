using Portal.Persistence;

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

    /// <summary>The settings, with their paths made whole.</summary>
    public static PortalOptions From(IConfiguration configuration, IHostEnvironment environment)
    {
        var set = configuration.GetSection("Portal").Get<PortalOptions>() ?? new();
        var data = Path.GetFullPath(Path.Combine(environment.ContentRootPath, set.DataDirectory));
        var file = set.Database.Path.Length > 0 ? Path.Combine(data, set.Database.Path) : Path.Combine(data, "portal.db");
        return set with { DataDirectory = data, Database = set.Database with { Path = file } };
    }
}
