using System.Net;
using System.Net.Sockets;

namespace Portal.Connectors.Tests.Notices;

/// <summary>As much of RFC 5321 as one mail needs.</summary>
internal sealed class SmallMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Dictionary<string, string> _answers;
    private readonly Task _running;

    /// <param name="answers">Answers to verbs that differ from the usual ones; an empty answer is none.</param>
    public SmallMailServer(params (string Verb, string Answer)[] answers)
    {
        _answers = answers.ToDictionary(answer => answer.Verb, answer => answer.Answer);
        _listener.Start();
        _running = TalkAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What the client said, line by line, without the message.</summary>
    public List<string> Said { get; } = [];

    /// <summary>The message.</summary>
    public List<string> Message { get; } = [];

    /// <summary>Ends when the client has said the verb that gets no answer.</summary>
    public TaskCompletionSource Silent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _running;
    }

    private async Task TalkAsync()
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 mail.example");
            while (await reader.ReadLineAsync() is { } line)
            {
                Said.Add(line);
                await AnswerAsync(line.Split(' ')[0], reader, writer);
            }
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
        {
            // the client has hung up, or the test is over
        }
    }

    private async Task AnswerAsync(string verb, StreamReader reader, StreamWriter writer)
    {
        var answer = _answers.GetValueOrDefault(verb, verb == "DATA" ? "354 go on" : "250 fine");
        if (answer.Length == 0)
        {
            Silent.SetResult();
            return;
        }

        await writer.WriteLineAsync(answer);
        if (!answer.StartsWith("354", StringComparison.Ordinal))
            return;
        while (await reader.ReadLineAsync() is { } line and not ".")
            Message.Add(line);
        await writer.WriteLineAsync("250 taken");
    }
}
