using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Portal.Testing.Engines;

namespace Portal.Journeys.Tests;

/// <summary>The portal as a process of its own, started as a deployer starts it, and killed without a word.</summary>
public sealed class PortalProcess : IDisposable
{
    private readonly TestDatabase _database;
    private readonly string _data = Directory.CreateTempSubdirectory("portal-data-").FullName;
    private readonly string _demo;
    private Process? _process;

    public PortalProcess(Engine engine, string demo = "People")
    {
        (_database, _demo) = (TestDatabase.CreateEmpty(engine), demo);
        Start();
    }

    public TestDatabase Database => _database;

    /// <summary>Where the portal keeps everything but its database.</summary>
    public string DataFolder => _data;

    public Uri Address { get; private set; } = null!;

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Start()
    {
        var root = Root();
        var web = Path.Combine(root, "src", "Portal.Web");
        var port = FreePort();
        Address = new($"http://localhost:{port}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(web, "bin", Browser.Metadata("Configuration"), "net10.0", "Portal.Web.dll")])
        {
            WorkingDirectory = web, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var choice = _database.Choice;
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["Portal__DataDirectory"] = _data,
            ["Portal__Demo"] = _demo,
            ["Portal__Connectors__Operator__Simulate"] = "true",
            ["Portal__Connectors__Operator__Timeout"] = "00:00:02",
            ["Portal__Connectors__Mail__PickupDirectory"] = "mail",
            ["Portal__Connectors__Mail__From"] = "docket@localhost.example",
            ["Portal__Database__Engine"] = choice.Engine,
            ["Portal__Database__Path"] = choice.Path,
            ["Portal__Database__Connection"] = choice.Connection,
            ["Portal__Database__OwnerConnection"] = choice.OwnerConnection,
        })
            start.Environment[name] = value;

        var output = new List<string>();
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new() { StartInfo = start, EnableRaisingEvents = true };
        void Read(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.Add(line.Data ?? "");
            if (line.Data?.Contains("Docket is open at", StringComparison.Ordinal) == true)
                opened.TrySetResult();
        }

        _process.OutputDataReceived += Read;
        _process.ErrorDataReceived += Read;
        _process.Exited += (_, _) => opened.TrySetException(new InvalidOperationException("The portal ended at its start:\n" + string.Join('\n', output)));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        opened.Task.Wait(TimeSpan.FromMinutes(2)).ShouldBeTrue("The portal did not open in two minutes:\n" + string.Join('\n', output));
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            Kill();
        _process?.Dispose();
        _database.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Portal.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
