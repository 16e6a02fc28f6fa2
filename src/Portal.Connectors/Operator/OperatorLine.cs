using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;

namespace Portal.Connectors.Operator;

/// <summary>One call to the operator's system: a time limit over the whole of it, a limit on what is read, no redirects.</summary>
internal sealed class OperatorLine : IDisposable
{
    private const int MaxBytes = 64 * 1024;
    private readonly IOperatorDoor _door;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    public OperatorLine(IOperatorDoor door, TimeSpan limit, TimeProvider time, bool mayUseProxy)
    {
        (_door, _limit, _time) = (door, limit, time);
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = mayUseProxy,
            ActivityHeadersPropagator = null, // nothing of what goes on here is told in headers
            PooledConnectionLifetime = TimeSpan.Zero, // a call on a connection of its own is never sent again behind our back
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // the limit runs by the injected clock
        };
    }

    public async Task<LineAnswer> CallAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        if (_door.Address is not { } address)
            return LineAnswer.Lost(OperatorCodes.Unreachable, "no address");
        using var limit = new CancellationTokenSource(_limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var call = new HttpRequestMessage(method, new Uri(address.AbsoluteUri.TrimEnd('/') + path));
            call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _door.ReadTokenAsync(either.Token));
            call.Content = body is null ? null : Write(body);
            using var answer = await _client.SendAsync(call, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ReadAsync(answer, either.Token);
        }
        catch (Exception failure) // the edge of the portal: whatever it was, it is not known what the other side did
        {
            cancellationToken.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested
                ? LineAnswer.Lost(OperatorCodes.Timeout, failure.GetType().Name)
                : LineAnswer.Lost(IsOfTheLine(failure) ? OperatorCodes.Unreachable : OperatorCodes.Fault, failure.GetType().Name);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Whole at once, so that its length is said in front: not every server takes a body in chunks.</summary>
    private static ByteArrayContent Write(object body)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, WireForm.Options));
        content.Headers.ContentType = new(MediaTypeNames.Application.Json);
        return content;
    }

    private static async Task<LineAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var status = (int)answer.StatusCode;
        var detail = status.ToString(CultureInfo.InvariantCulture);
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxBytes + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MaxBytes
            ? new(status, default, OperatorCodes.Fault, $"{detail}, too long")
            : new(status, buffer.AsMemory(0, length), "", detail);
    }

    /// <summary>Whether the connection failed or broke, in contrast to an answer that is no HTTP or a request that could not be made.</summary>
    private static bool IsOfTheLine(Exception failure) => failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => false,
        HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => false,
        FileNotFoundException or DirectoryNotFoundException => false,
        HttpRequestException or IOException => true,
        _ => false,
    };
}
