using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.Persistence;

namespace Portal.Testing.Engines;

/// <summary>Lets a test stand between the portal and its database.</summary>
public static class Interception
{
    /// <summary>Adds to the portal's own database context, which comes with <see cref="PersistenceModule"/>, an interceptor that is asked last.</summary>
    public static IServiceCollection Intercept(this IServiceCollection services, IInterceptor interceptor)
    {
        // The context is the room's own, so its options are reached by its type's name.
        var context = typeof(PersistenceModule).Assembly.GetType("Portal.Persistence.PortalDbContext", throwOnError: true)!;
        var configure = typeof(EntityFrameworkServiceCollectionExtensions).GetMethods()
            .Single(method => method.Name == "ConfigureDbContext" && method.GetParameters()[1].ParameterType == typeof(Action<DbContextOptionsBuilder>));
        configure.MakeGenericMethod(context).Invoke(null, [services, (Action<DbContextOptionsBuilder>)(options => options.AddInterceptors(interceptor)), ServiceLifetime.Singleton]);
        return services;
    }

    /// <summary>Runs a statement on every connection after the portal's own.</summary>
    public static IServiceCollection RunOnEveryConnection(this IServiceCollection services, string sql) => services.Intercept(new Statement(sql));

    private sealed class Statement(string sql) : DbConnectionInterceptor
    {
        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
