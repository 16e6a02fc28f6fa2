namespace Portal.Architecture.Tests.Rooms;

/// <summary>What one room may depend on.</summary>
/// <param name="Name">Project name.</param>
/// <param name="Rooms">Other rooms it may reference.</param>
/// <param name="Packages">Packages it may reference.</param>
internal sealed record Room(string Name, string[] Rooms, string[] Packages);

/// <summary>Who may depend on what. A new row, room or package is a decision and belongs in <c>docs/decisions/</c>.</summary>
internal static class RoomTable
{
    private static readonly string[] s_all =
    [
        "Portal.Domain", "Portal.Ledger", "Portal.Application", "Portal.Persistence", "Portal.Packets", "Portal.Connectors", "Portal.Identity", "Portal.Jobs",
    ];

    public static IReadOnlyList<Room> Rows { get; } =
    [
        new("Portal.Domain", [], []),
        new("Portal.Ledger", [], []),
        new("Portal.Application", ["Portal.Domain", "Portal.Ledger"], ["MediatR", "FluentValidation", "Microsoft.EntityFrameworkCore"]),
        new("Portal.Persistence", ["Portal.Domain", "Portal.Ledger", "Portal.Application"],
        [
            "Microsoft.EntityFrameworkCore.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3", "SQLitePCLRaw.core", "Npgsql.EntityFrameworkCore.PostgreSQL",
            "Microsoft.AspNetCore.Identity.EntityFrameworkCore",
        ]),
        new("Portal.Packets", ["Portal.Domain", "Portal.Application"], ["CsvHelper", "System.Security.Cryptography.Pkcs"]),
        new("Portal.Connectors", ["Portal.Domain", "Portal.Application"], []),
        new("Portal.Identity", ["Portal.Domain", "Portal.Application"], []),
        new("Portal.Jobs", ["Portal.Domain", "Portal.Application"], ["Quartz"]),
        new("Portal.Web", s_all, []),
        new("Portal.Cli", s_all, ["System.CommandLine"]),
    ];

    /// <summary>Packages that other rooms may name too, with the reason; all others carry <c>PrivateAssets="compile"</c>.</summary>
    public static IReadOnlyDictionary<string, string> Shared { get; } = new Dictionary<string, string>
    {
        ["MediatR"] = "every host sends its messages through IMediator",
        ["FluentValidation"] = "the tests of a validator call it; no host has a validator to write",
    };

    /// <summary>Assemblies of vendors, by the start of their names, and the only rooms whose code may name them.</summary>
    public static IReadOnlyDictionary<string, string[]> Vendors { get; } = new Dictionary<string, string[]>
    {
        ["Microsoft.EntityFrameworkCore"] = ["Portal.Application", "Portal.Persistence"],
        ["Microsoft.EntityFrameworkCore.Relational"] = ["Portal.Persistence"],
        ["Microsoft.EntityFrameworkCore.Sqlite"] = ["Portal.Persistence"],
        ["Microsoft.Data.Sqlite"] = ["Portal.Persistence"],
        ["SQLitePCLRaw"] = ["Portal.Persistence"],
        ["Npgsql"] = ["Portal.Persistence"],
        ["System.Data"] = ["Portal.Persistence", "Portal.Cli"], // the command line turns a DbException into a sentence and runs no statement
        ["System.Security.Cryptography.Pkcs"] = ["Portal.Packets"],
        ["CsvHelper"] = ["Portal.Packets"],
        ["Quartz"] = ["Portal.Jobs"],
        ["System.CommandLine"] = ["Portal.Cli"],
        ["FluentValidation"] = ["Portal.Application"],
        ["MediatR"] = ["Portal.Application", "Portal.Persistence", "Portal.Identity", "Portal.Jobs", "Portal.Web", "Portal.Cli"],
        ["Microsoft.AspNetCore"] = ["Portal.Identity", "Portal.Connectors", "Portal.Web"],
    };
}
