using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Portal.Ledger;
using Portal.Ledger.Notes;
using Portal.Ledger.Witnessing;

namespace Portal.Cli.Tests;

/// <summary>The witness as a process of its own, over HTTP as c2sp.org/tlog-witness has it.</summary>
public sealed class WitnessDoorTests : IDisposable
{
    private const string Name = "witness.example/w1";

    private readonly LogFiles _log = new(30);
    private readonly EcdsaCheckpointKey _key = EcdsaCheckpointKey.Create();
    private readonly HttpClient _client = new();
    private Process? _process;

    public void Dispose()
    {
        Stop();
        _client.Dispose();
        _key.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Submissions_are_answered_with_the_codes_of_the_specification()
    {
        var address = await StartAsync();
        var witness = NoteKey.Of(NoteKeyKind.Witness, Name, _key.PublicKey);

        var (code, type, body) = await PostAsync(address, await _log.SubmissionAsync(0, 20));
        code.ShouldBe(HttpStatusCode.OK, body);
        body.ShouldEndWith("\n");
        NoteSignature.TryParse(body.TrimEnd('\n'), out var line).ShouldBeTrue();
        _log.Signed(20).With(line).StandingOf(witness).ShouldBe(SignatureStanding.True);

        (code, type, body) = await PostAsync(address, await _log.SubmissionAsync(0, 30));
        (code, type, body).ShouldBe((HttpStatusCode.Conflict, "text/x.tlog.size", "20\n"));
        (await PostAsync(address, new CheckpointSubmission(20, [], _log.Sign(20, MerkleTree.LeafHash([1]))).ToBytes())).Code.ShouldBe(HttpStatusCode.Conflict);
        (await PostAsync(address, new CheckpointSubmission(20, [], _log.Signed(30)).ToBytes())).Code.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PostAsync(address, new CheckpointSubmission(20, [], _log.Signed(7)).ToBytes())).Code.ShouldBe(HttpStatusCode.BadRequest);
        using var other = new LogFiles(30);
        (await PostAsync(address, await other.SubmissionAsync(20, 30))).Code.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(address, new CheckpointSubmission(0, [], Checkpoint.Sign("other.example", 0, MerkleTree.EmptyRoot, _key)).ToBytes())).Code.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(address, "old 20\n"u8.ToArray())).Code.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(address, new byte[CheckpointSubmission.MaxBytes + 5000])).Code.ShouldBe(HttpStatusCode.BadRequest);
        (await _client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await _client.GetAsync(new Uri(address, "/"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await PostAsync(address, await _log.SubmissionAsync(20, 30))).Code.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_cosigned_is_remembered_over_a_kill()
    {
        var address = await StartAsync();
        (await PostAsync(address, await _log.SubmissionAsync(0, 20))).Code.ShouldBe(HttpStatusCode.OK);
        Stop();
        address = await StartAsync();
        var (code, _, body) = await PostAsync(address, await _log.SubmissionAsync(0, 30));
        (code, body).ShouldBe((HttpStatusCode.Conflict, "20\n"));
    }

    [Fact]
    public async Task Of_many_first_submissions_at_once_one_is_cosigned()
    {
        var address = await StartAsync();
        var bodies = new List<byte[]>();
        for (var size = 1; size <= 16; size++)
            bodies.Add(await _log.SubmissionAsync(0, size));
        var answers = await Task.WhenAll(bodies.Select(body => PostAsync(address, body)));
        answers.Count(answer => answer.Code == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Code == HttpStatusCode.Conflict).ShouldBe(15);
    }

    [Fact]
    public async Task Callers_who_send_half_a_submission_hold_nobody_up()
    {
        var address = await StartAsync();
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, address.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /add-checkpoint HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Length: 1000\r\n\r\nold 0\n"));
        _client.Timeout = TimeSpan.FromSeconds(8);
        (await PostAsync(address, await _log.SubmissionAsync(0, 20))).Code.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(HttpStatusCode Code, string? Type, string Body)> PostAsync(Uri address, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        var answer = await _client.PostAsync(address, content);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()));
    }

    private async Task<Uri> StartAsync()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        _process = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "portal.dll"), "witness", "--name", Name, "--key", _log.Put("witness.pem", _key.ToPem()), "--state", Path.Combine(_log.Folder, "state"),
                "--log", $"{LogFiles.Origin}={_log.PublicKey}", "--listen", $"{port}"])
        { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = await _process.StandardOutput.ReadLineAsync();
        said.ShouldBe($"witness {NoteKey.Of(NoteKeyKind.Witness, Name, _key.PublicKey)} listens at http://127.0.0.1:{port}/add-checkpoint");
        _ = _process.StandardOutput.ReadToEndAsync();
        return new($"http://127.0.0.1:{port}/add-checkpoint");
    }

    private void Stop()
    {
        if (_process is null)
            return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }
}
