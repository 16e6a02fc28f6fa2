using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Portal.Connectors.Tests.Operator;

/// <summary>A server that says exactly the bytes a test hands it, contract or not.</summary>
internal sealed class BadServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _running;

    private BadServer(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = RunAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/portal");

    /// <summary>What was asked, whole.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Answers in an own way; the connection is cut at the end.</summary>
    public static BadServer That(Func<NetworkStream, CancellationToken, Task> answer) => new(answer);

    /// <summary>Answers with a status and a body.</summary>
    public static BadServer Answering(int status, string body, string headers = "") =>
        Saying($"HTTP/1.1 {status} X\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}");

    /// <summary>Says some bytes.</summary>
    public static BadServer Saying(string text) => new((stream, end) => stream.WriteAsync(Encoding.UTF8.GetBytes(text), end).AsTask());

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _running;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await using var stream = client.GetStream();
                Requests.Add(await ReadAsync(stream));
                await _answer(stream, _end.Token);
            }
            catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // the caller has hung up, or the test is over
            }
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        var read = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            var text = read.ToString();
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && text.Length >= head + 4 + BodyLength(text))
                return text;
            var count = await stream.ReadAsync(buffer, _end.Token);
            if (count == 0)
                return text;
            read.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
    }

    private static int BodyLength(string text)
    {
        var header = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return header is null ? 0 : int.Parse(header["Content-Length: ".Length..], CultureInfo.InvariantCulture);
    }
}
