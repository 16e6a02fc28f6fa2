using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Portal.Web.Hosting.Logs;

/// <summary>Stands between everything that logs and everything that keeps logs. Exceptions lose their messages, which may carry
/// what somebody typed; what frameworks say is kept as their own words, numbers and ids, never as the values they put in.</summary>
internal sealed class DiscreetLoggers(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new DiscreetLogger(inner.CreateLogger(categoryName), IsOwn(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose() => inner.Dispose();

    /// <summary>Anybody may call a category so: of such a logger's lines those pass as they are that <see cref="OwnLines"/> knows.</summary>
    private static bool IsOwn(string category) => category.StartsWith("Portal.", StringComparison.Ordinal);
}

internal static class DiscreetLogging
{
    /// <summary>Puts the guard in front of every provider there is.</summary>
    public static IServiceCollection AddDiscreetLogging(this IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new DiscreetLoggers(new LoggerFactory(
            provider.GetServices<ILoggerProvider>(), provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(), provider.GetRequiredService<IOptions<LoggerFactoryOptions>>()))));
}
