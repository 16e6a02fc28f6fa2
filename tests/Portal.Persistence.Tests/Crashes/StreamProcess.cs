using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Portal.CrashHost;

namespace Portal.Persistence.Tests.Crashes;

/// <summary>A process that orders holds and says of each that it is done.</summary>
internal sealed class StreamProcess : IDisposable
{
    /// <summary>How a process ends that SIGKILL ended: 128 + 9.</summary>
    private const int Killed = 137;

    private readonly Process _process;
    private readonly Task<string> _complaint;

    private StreamProcess(Process process) => (_process, _complaint) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Numbers of the holds that it said were done.</summary>
    public List<int> Done { get; } = [];

    /// <param name="errand">What it is to do.</param>
    /// <param name="under">A program that starts it, with its arguments; empty for none.</param>
    public static StreamProcess Start(StreamErrand errand, params IReadOnlyList<string> under)
    {
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "Portal.CrashHost", "bin", Configuration, "net10.0", "Portal.CrashHost.dll"));
        var line = (string[])[.. under, "dotnet", program, "stream", JsonSerializer.Serialize(errand)];
        return new(Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!);
    }

    /// <summary>Lets it begin with a hold, once it stands ready.</summary>
    public async Task BeginAsync(int first)
    {
        if (await _process.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException(await _complaint);
        await _process.StandardInput.WriteLineAsync(first.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Reads until it has said so many are done, or is gone.</summary>
    public async Task ReadAsync(int most)
    {
        while (Done.Count < most && await _process.StandardOutput.ReadLineAsync() is { } line)
            Done.Add(int.Parse(line["done ".Length..], CultureInfo.InvariantCulture));
    }

    /// <summary>kill -9; what it said before counts.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ReadAsync(int.MaxValue);
        await _process.WaitForExitAsync();
        _process.ExitCode.ShouldBe(Killed, await _complaint);
    }

    /// <summary>Waits until it has done everything.</summary>
    public async Task EndAsync()
    {
        await ReadAsync(int.MaxValue);
        await _process.WaitForExitAsync();
        _process.ExitCode.ShouldBe(0, await _complaint);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static string Configuration => typeof(StreamProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
}
