using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Application.Demo;
using Portal.Application.Ports;
using Portal.Testing;
using Portal.Testing.Time;

namespace Portal.Connectors.Tests;

/// <summary>The room as a host has it, by its public face alone.</summary>
internal sealed class Connected : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Connected(ConnectorOptions options, TimeProvider time)
    {
        _services = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton(time).AddSingleton<IChance>(new DemoChance(7)).AddConnectors(options).BuildServiceProvider();
    }

    public LogCollector Log { get; } = new();

    public IOperator Operator => _services.GetRequiredService<IOperator>();

    public IMailer Mailer => _services.GetRequiredService<IMailer>();

    public static async Task<Connected> StartAsync(ConnectorOptions options, TimeProvider? time = null)
    {
        var connected = new Connected(options, time ?? new ManualTime());
        foreach (var hosted in connected._services.GetServices<IHostedService>())
            await hosted.StartAsync(default);
        return connected;
    }

    public async Task StopAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StopAsync(default);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
