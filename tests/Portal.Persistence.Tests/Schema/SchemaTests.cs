using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ports;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Persistence.Tests.Schema;

public sealed class SchemaTests
{
    /// <summary>What no entity maps: the runner's own history.</summary>
    private const string Unmapped = "schema_migrations.";

    [Theory, EveryEngine]
    public void The_live_catalogue_is_the_approved_one(Engine engine)
    {
        using var database = TestDatabase.Create(engine);

        Approval.Verify($"migrations/{engine.ToString().ToLowerInvariant()}/schema.sql", Catalogues.Of(database));
    }

    [Theory, EveryEngine]
    public async Task Every_mapped_column_exists_and_every_column_is_mapped(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        using var scope = portal.Services.CreateScope();
        var model = ((DbContext)scope.ServiceProvider.GetRequiredService<IPortalDb>()).Model;

        var mapped = model.GetEntityTypes().SelectMany(entity => entity.GetFlattenedProperties().Select(property => Written(entity, property))).Order(StringComparer.Ordinal).ToList();
        var live = Catalogues.ColumnsOf(portal.Database).Where(column => !column.StartsWith(Unmapped, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();

        mapped.Except(live).ShouldBeEmpty("mapped, and not in the database");
        live.Except(mapped).ShouldBeEmpty("in the database, and not mapped");
    }

    [Theory, EveryEngine]
    public void Every_foreign_key_of_the_model_stands_in_the_database(Engine engine)
    {
        using var database = TestDatabase.Create(engine);
        using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddPersistence(database.Choice).BuildServiceProvider();
        using var scope = services.CreateScope();
        var model = ((DbContext)scope.ServiceProvider.GetRequiredService<IPortalDb>()).Model;

        var mapped = model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys())
            .Select(key => $"{key.DeclaringEntityType.GetTableName()}.{key.Properties[0].GetColumnName()} > {key.PrincipalEntityType.GetTableName()}").Distinct().Order(StringComparer.Ordinal);
        var live = database.List(engine == Engine.Sqlite
            ? "SELECT m.name || '.' || f.\"from\" || ' > ' || f.\"table\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
            : "SELECT conrelid::regclass || '.' || attname || ' > ' || confrelid::regclass FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1] WHERE contype = 'f'").Cast<string>().ToList();

        mapped.Except(live).ShouldBeEmpty();
    }

    private static string Written(IEntityType entity, IProperty property) =>
        $"{entity.GetTableName()}.{property.GetColumnName()} {property.GetColumnType().ToLowerInvariant()}{(property.IsColumnNullable() ? "" : " not null")}";
}
