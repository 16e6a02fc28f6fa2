using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Application.Ports;

namespace Portal.Connectors.Operator.Simulator;

/// <summary>Runs the simulated operator on a loopback port for as long as the portal runs. The server has no logging and no
/// configuration of its own: its addresses carry what may not be logged.</summary>
internal sealed partial class SimulatorHost(OperatorOptions options, TimeProvider time, IChance chance, ILogger<SimulatorHost> log) : IHostedService, IOperatorDoor, IAsyncDisposable
{
    private const int MaxBody = 64 * 1024;
    private readonly string _token = string.IsNullOrWhiteSpace(options.Token) ? NewToken(chance) : options.Token.Trim();
    private readonly string _control = string.IsNullOrWhiteSpace(options.ControlToken) ? NewToken(chance) : options.ControlToken.Trim();
    private HoldJournal? _journal;
    private WebApplication? _app;

    public Uri? Address { get; private set; }

    public Task<string> ReadTokenAsync(CancellationToken cancellationToken) => Task.FromResult(_token);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.DataDirectory);
        _journal = new(Path.Combine(options.DataDirectory, "operator-simulator.jsonl"));
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.SimulatorPort);
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        new SimulatorEndpoints(new(new(options.Seed), _journal, time), time, _token, _control, _app.Lifetime.ApplicationStopping).Map(_app);
        await _app.StartAsync(cancellationToken);
        Address = new(_app.Urls.Single());
        TellWhere(Path.Combine(options.DataDirectory, "operator-simulator.json"), Address);
        Started(log, Address);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Address = null;
        if (_app is not null)
            await _app.StopAsync(cancellationToken);
        _journal?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _journal?.Dispose();
    }

    /// <summary>Leaves a file that only the portal's own account can read, for whoever wants to script the simulator.</summary>
    private void TellWhere(string path, Uri address)
    {
        var fresh = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            fresh.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(path);
        using var file = new FileStream(path, fresh);
        JsonSerializer.Serialize(file, new SimulatorDoor(address.AbsoluteUri, _control), WireForm.Options);
    }

    private static string NewToken(IChance chance) => Convert.ToHexStringLower(chance.NextKey(32));

    [LoggerMessage(80, LogLevel.Warning, "The operator is simulated at {Address}: no hold is real")]
    private static partial void Started(ILogger log, Uri address);

    /// <summary>What the file says.</summary>
    /// <param name="Address">Base address.</param>
    /// <param name="ControlToken">Opens the control endpoints.</param>
    private sealed record SimulatorDoor(string Address, string ControlToken);
}
