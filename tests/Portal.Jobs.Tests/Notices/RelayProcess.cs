using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.CrashHost;

namespace Portal.Jobs.Tests.Notices;

/// <summary>A process that delivers what waits.</summary>
internal sealed class RelayProcess : IDisposable
{
    /// <summary>How a process ends that SIGKILL ended: 128 + 9.</summary>
    public const int Killed = 137;

    private readonly Process _process;
    private readonly Task<string> _complaint;

    private RelayProcess(Process process) => (_process, _complaint) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Messages and mails that it said were done.</summary>
    public (int Told, int Mailed) Said { get; private set; }

    public static async Task<RelayProcess> StartAsync(RelayErrand errand)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "Portal.CrashHost", "bin", Configuration, "net10.0", "Portal.CrashHost.dll"));
        var relay = new RelayProcess(Process.Start(new ProcessStartInfo("dotnet", [program, "relay", JsonSerializer.Serialize(errand)])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!);
        (await relay._process.StandardOutput.ReadLineAsync()).ShouldBe("ready");
        return relay;
    }

    public Task BeginAsync() => _process.StandardInput.WriteLineAsync("begin");

    /// <summary>Reads until it has done so many rounds; false when it ended before.</summary>
    public async Task<bool> RoundsAsync(int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            if (await _process.StandardOutput.ReadLineAsync() is not { } line)
                return false;
            var said = Regex.Match(line, @"^(\d+) told, (\d+) mailed$");
            said.Success.ShouldBeTrue(line);
            Said = (Said.Told + Number(said, 1), Said.Mailed + Number(said, 2));
        }

        return true;
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _process.Kill();

    /// <summary>How it ended.</summary>
    public async Task<int> EndAsync()
    {
        await RoundsAsync(int.MaxValue);
        await _process.WaitForExitAsync();
        (_process.ExitCode is 0 or Killed).ShouldBeTrue(await _complaint);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static int Number(Match said, int group) => int.Parse(said.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Configuration => typeof(RelayProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
}
