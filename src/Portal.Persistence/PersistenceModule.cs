using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Persistence.Checkpoints;
using Portal.Persistence.Engines;
using Portal.Persistence.Migrations;

namespace Portal.Persistence;

/// <summary>Where the portal keeps its data.</summary>
public sealed record DatabaseChoice
{
    /// <summary><c>Sqlite</c> or <c>PostgreSql</c>.</summary>
    public string Engine { get; init; } = "Sqlite";

    /// <summary>SQLite: the file.</summary>
    public string Path { get; init; } = "";

    /// <summary>PostgreSQL: connection string of the application's own role.</summary>
    public string Connection { get; init; } = "";

    /// <summary>PostgreSQL: connection string of the owner, for migrations.</summary>
    public string OwnerConnection { get; init; } = "";

    /// <summary>PostgreSQL: refuses to start as the owner or as anybody else whom the row policies do not bind.</summary>
    public bool OwnRoleWanted { get; init; }
}

/// <summary>The room's face.</summary>
public static class PersistenceModule
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, DatabaseChoice choice)
    {
        services.AddSingleton<IEngine>(_ => choice.Engine.ToUpperInvariant() switch
        {
            "SQLITE" when choice.Path.Length > 0 => new SqliteEngine(choice.Path),
            "POSTGRESQL" when choice.Connection.Length > 0 => new PostgreSqlEngine(choice.Connection, choice.OwnerConnection.Length > 0 ? choice.OwnerConnection : choice.Connection, choice.OwnRoleWanted),
            _ => throw new InvalidOperationException("Portal:Database names no engine that can be used: Sqlite with a Path, or PostgreSql with a Connection."),
        });
        services.TryAddScoped<CurrentActor>();
        services.AddScoped<HeldConnection>();
        services.AddDbContext<PortalDbContext>((provider, options) =>
        {
            provider.GetRequiredService<IEngine>().Configure(options, provider.GetRequiredService<CurrentActor>());
            options.AddInterceptors(provider.GetRequiredService<HeldConnection>());
        });
        services.AddScoped<IPortalDb>(provider => provider.GetRequiredService<PortalDbContext>());
        services.AddScoped<IUnitOfWork, UnitOfWork>();
        services.AddScoped<ILeases, Leases>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<CheckpointGate>();
        return services;
    }

    /// <summary>Keeps the ledger's checkpoints in a folder.</summary>
    public static IServiceCollection AddCheckpoints(this IServiceCollection services, CheckpointChoice choice) =>
        services.AddSingleton<ICheckpointStore>(provider => new CheckpointFolder(choice, provider.GetRequiredService<TimeProvider>()));

    /// <summary>Checks the engine, creates the database where it is missing and brings it up to date.</summary>
    /// <returns>Names of the migrations applied now.</returns>
    /// <exception cref="InvalidOperationException">Engine, migrations or the kept checkpoint speak against it; the message says what to do.</exception>
    public static async Task<IReadOnlyList<string>> PrepareDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var engine = services.GetRequiredService<IEngine>();
        await engine.PrepareAsync(cancellationToken);
        // Before anything is changed: a database that is not ours to open is left as it is.
        if (services.GetService<ICheckpointStore>() is { IsSetUp: true } store)
            await services.GetRequiredService<CheckpointGate>().CheckAsync(store, cancellationToken);
        var applied = await services.GetRequiredService<Migrator>().ApplyAsync(cancellationToken);
        await engine.CheckWallAsync(cancellationToken);
        return applied;
    }

    /// <summary>Compares the database with the migrations of this program, without changing it.</summary>
    /// <returns>What differs, a sentence each; empty when the database is up to date.</returns>
    public static Task<IReadOnlyList<string>> CheckDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Migrator>().CheckAsync(cancellationToken);
}
