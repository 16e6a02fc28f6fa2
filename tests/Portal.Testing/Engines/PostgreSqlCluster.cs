using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Portal.Testing.Engines;

/// <summary>A throw-away PostgreSQL of this test run, on loopback, in memory where the machine has a memory file system;
/// it flushes as a real one does. It ends with the process.</summary>
internal sealed class PostgreSqlCluster
{
    private static readonly Lazy<PostgreSqlCluster> s_instance = new(Start);

    private PostgreSqlCluster(int port) => Port = port;

    public static PostgreSqlCluster Instance => s_instance.Value;

    /// <summary>Folder of the server's programs, or null where there is none.</summary>
    public static string? Programs { get; } = FindPrograms();

    public int Port { get; }

    public string Connection(string role, string database) => $"Host=127.0.0.1;Port={Port};Username={role};Database={database};Maximum Pool Size=20;Include Error Detail=true";

    public void Run(string role, string database, string sql)
    {
        using var connection = new NpgsqlConnection(Connection(role, database) + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static string? FindPrograms()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => Path.Combine(version, "bin")) : []);
        var found = folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
        // initdb looks for postgres beside itself, so a link is followed to where both stand.
        return found is null ? null : Path.GetDirectoryName(new FileInfo(Path.Combine(found, "initdb")).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.Combine(found, "initdb"));
    }

    private static PostgreSqlCluster Start()
    {
        var programs = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed, and CI demands it: install the package postgresql.");
        var root = Path.Combine(TestDatabase.Folder, "portal-postgresql-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(root);
        var data = Path.Combine(root, "data");
        if (Environment.UserName == "root")
            Wait(Command("chown", "postgres", root));
        Wait(Server(Path.Combine(programs, "initdb"), "-D", data, "--no-sync", "--auth=trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"));

        var port = FreePort();
        var server = Server(Path.Combine(programs, "postgres"), "-D", data, "-h", "127.0.0.1", "-p", $"{port}", "-c", "unix_socket_directories=", "-c", "max_connections=200", "-c", "log_min_messages=fatal");
        var started = new ManualResetEventSlim();
        Process? process = null;
        // The server gets a signal when the thread that started it ends, so that thread waits as long as the run lasts.
        var keeper = new Thread(() =>
        {
            process = Process.Start(server)!;
            // Nobody reads what the server says, but it must be taken: a full pipe stops every session in the middle of a statement.
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            started.Set();
            process.WaitForExit();
        })
        { IsBackground = true };
        keeper.Start();
        started.Wait();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Wait(Command("kill", "-QUIT", $"{process!.Id}"), check: false);
            process.WaitForExit(5000);
            Directory.Delete(root, recursive: true);
        };

        var cluster = new PostgreSqlCluster(port);
        cluster.WaitUntilReady(process!);
        cluster.Run("postgres", "postgres", "CREATE ROLE portal_owner LOGIN CREATEROLE CREATEDB");
        return cluster;
    }

    private void WaitUntilReady(Process process)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Run("postgres", "postgres", "SELECT 1");
                return;
            }
            catch (Exception e) when (e is NpgsqlException or SocketException && patience.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
            {
                using var pause = new ManualResetEventSlim();
                pause.Wait(50);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>PostgreSQL does not run as root; there it runs as its own user.</summary>
    private static ProcessStartInfo Server(string program, params string[] arguments) =>
        Environment.UserName == "root"
            ? Command("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", "--pdeathsig", "INT", program, .. arguments])
            : Command(program, arguments);

    private static ProcessStartInfo Command(string program, params string[] arguments) =>
        new(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };

    private static void Wait(ProcessStartInfo start, bool check = true)
    {
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (check && process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {error.Result}");
    }
}
