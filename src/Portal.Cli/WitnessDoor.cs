using System.Globalization;
using System.Net;
using System.Text;
using Portal.Ledger.Witnessing;

namespace Portal.Cli;

/// <summary>The witness over HTTP (c2sp.org/tlog-witness): <c>POST /add-checkpoint</c> on the loopback address. A caller who is
/// slow holds nobody else up. Whoever wants it in a network puts a proxy with TLS in front.</summary>
internal sealed class WitnessDoor(Witness witness, TextWriter output) : IDisposable
{
    private const int MostAtOnce = 16;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly TextWriter _log = TextWriter.Synchronized(output);
    private readonly SemaphoreSlim _places = new(MostAtOnce);

    private const string Text = "text/plain; charset=utf-8";
    private const string Size = "text/x.tlog.size";

    /// <summary>Answers until it is told to stop.</summary>
    /// <exception cref="IOException">The port cannot be had.</exception>
    public async Task ServeAsync(int port, CancellationToken cancellationToken)
    {
        using var listener = new HttpListener();
        listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        try
        {
            listener.Start();
        }
        catch (HttpListenerException taken)
        {
            throw new IOException($"Port {port} cannot be had: {taken.Message}", taken);
        }

        await using var stopping = cancellationToken.Register(listener.Abort);
        await _log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"witness {witness.Identity} listens at http://127.0.0.1:{port}/add-checkpoint"));
        while (!cancellationToken.IsCancellationRequested)
        {
            HttpListenerContext call;
            try
            {
                await _places.WaitAsync(cancellationToken);
                call = await listener.GetContextAsync();
            }
            catch (Exception e) when (cancellationToken.IsCancellationRequested && e is HttpListenerException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }

            _ = AnswerAsync(call, cancellationToken);
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task AnswerAsync(HttpListenerContext call, CancellationToken cancellationToken)
    {
        try
        {
            using var timely = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timely.CancelAfter(s_patience);
            var (status, type, body) = await ConsiderAsync(call.Request, timely.Token);
            call.Response.StatusCode = status;
            call.Response.ContentType = type;
            var bytes = Encoding.UTF8.GetBytes(body);
            call.Response.ContentLength64 = bytes.Length;
            await call.Response.OutputStream.WriteAsync(bytes, timely.Token).AsTask().WaitAsync(timely.Token);
            call.Response.Close();
        }
        catch (Exception e) when (e is IOException or HttpListenerException or ObjectDisposedException or FormatException or UnauthorizedAccessException or OperationCanceledException)
        {
            // The caller left, or the memory failed: no cosignature, and the witness goes on.
            call.Response.Abort();
            await _log.WriteLineAsync($"no answer: {e.Message}");
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<(int Status, string Type, string Body)> ConsiderAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        if (request.Url?.AbsolutePath != "/add-checkpoint")
            return (404, Text, "There is only /add-checkpoint.\n");
        if (request.HttpMethod != "POST")
            return (405, Text, "Only POST.\n");
        if (!CheckpointSubmission.TryParse(await BodyAsync(request, cancellationToken), out var submission, out var refusal))
            return (400, Text, refusal + "\n");
        var answer = witness.Consider(submission);
        await _log.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{(int)answer.Verdict} {PacketSentence.Printable(submission.Checkpoint.Origin)} {submission.OldSize} to {submission.Checkpoint.Size}: {answer.Reason}"));
        return answer switch
        {
            { Cosignature: { } signature } => (200, Text, signature.Line + "\n"),
            { CosignedSize: { } size } => (409, Size, size.ToString(CultureInfo.InvariantCulture) + "\n"),
            _ => ((int)answer.Verdict, Text, answer.Reason + "\n"),
        };
    }

    /// <summary>The body, or one byte more than it may have.</summary>
    private static async Task<byte[]> BodyAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[CheckpointSubmission.MaxBytes + 1];
        var read = await request.InputStream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).AsTask().WaitAsync(cancellationToken); // the stream itself does not look at the token
        return buffer[..read];
    }
}
