using System.Net;
using System.Net.Sockets;
using System.Text;
using Portal.Application.Ports;
using Portal.Connectors.Operator;
using Portal.Testing.Time;

namespace Portal.Connectors.Tests.Operator;

public sealed class OperatorLineTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = BadServer.Answering(201, Orders.Answer());
        await using var server = BadServer.Answering(307, "", $"Location: {elsewhere.Address}\r\n");

        (await PlaceAsync(server.Address)).ShouldBe(Unknown("fault"));
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_of_a_megabyte_is_cut_off_however_well_it_begins()
    {
        await using var server = BadServer.Answering(201, Orders.Answer() + new string(' ', 1_000_000));

        (await PlaceAsync(server.Address)).ShouldBe(Unknown("fault"));
    }

    [Fact]
    public async Task An_answer_of_the_longest_length_is_read()
    {
        await using var server = BadServer.Answering(201, Orders.Answer().PadRight(64 * 1024));

        (await PlaceAsync(server.Address)).Word.ShouldBe(OperatorWord.Confirmed);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_cut_off()
    {
        await using var server = BadServer.That(async (stream, end) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), end);
            while (true)
                await stream.WriteAsync(new byte[8192], end);
        });

        (await PlaceAsync(server.Address)).ShouldBe(Unknown("fault"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{\"key\":")]
    public async Task Silence_ends_at_the_time_limit_to_the_last_byte(string first)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = BadServer.That(async (stream, end) =>
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(first), end);
            asked.SetResult();
            await stream.ReadExactlyAsync(new byte[1], end);
        });

        var placing = PlaceAsync(server.Address);
        await asked.Task;
        _time.Advance(TimeSpan.FromSeconds(10));

        (await placing).ShouldBe(Unknown("timeout"));
    }

    [Fact]
    public async Task An_answer_in_the_last_millisecond_counts()
    {
        await using var server = BadServer.That(async (stream, end) =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(9_999));
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 201 X\r\nConnection: close\r\n\r\n{Orders.Answer()}"), end);
        });

        (await PlaceAsync(server.Address)).ShouldBe(new(OperatorWord.Confirmed, "H-1", ""));
    }

    [Theory]
    [InlineData("", "unreachable")]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{\"key\":", "unreachable")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n", "fault")]
    public async Task A_connection_that_breaks_is_unreachable_and_one_that_babbles_a_fault(string said, string code)
    {
        await using var server = BadServer.Saying(said);

        (await PlaceAsync(server.Address)).ShouldBe(Unknown(code));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_unreachable()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        (await PlaceAsync(new($"http://127.0.0.1:{port}"))).ShouldBe(Unknown("unreachable"));
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_the_only_thing_thrown()
    {
        using var caller = new CancellationTokenSource();
        await using var server = BadServer.That((_, _) => caller.CancelAsync());
        await using var connected = await ConnectAsync(new() { Address = server.Address, Token = "t" });

        await Should.ThrowAsync<OperationCanceledException>(() => connected.Operator.PlaceAsync(Orders.Tron, caller.Token));
    }

    [Fact]
    public async Task A_token_file_is_read_at_each_call()
    {
        using var folder = new TemporaryFolder();
        await using var server = BadServer.Answering(201, Orders.Answer());
        await using var connected = await ConnectAsync(new() { Address = server.Address, TokenFile = folder.File("token") });

        (await connected.Operator.PlaceAsync(Orders.Tron, default)).ShouldBe(Unknown("fault"));
        foreach (var token in (string[])["first\n", "second\n"])
        {
            await File.WriteAllTextAsync(folder.File("token"), token);
            (await connected.Operator.PlaceAsync(Orders.Tron, default)).Word.ShouldBe(OperatorWord.Confirmed);
        }

        server.Requests.Select(request => request.Split("\r\n").Single(line => line.StartsWith("Authorization", StringComparison.Ordinal))).ShouldBe(["Authorization: Bearer first", "Authorization: Bearer second"]);
    }

    public static TheoryData<OperatorOptions, string> Mistakes => new()
    {
        { new() { Address = new("http://operator.example"), Token = "t" }, "https" },
        { new() { Address = new("https://user@operator.example"), Token = "t" }, "without user" },
        { new() { Address = new("https://operator.example") }, "TokenFile" },
        { new() { Address = new("https://operator.example"), Token = "t", Simulate = true, DataDirectory = "data" }, "not both" },
        { new() { Simulate = true }, "DataDirectory" },
        { new() { Timeout = TimeSpan.Zero }, "Timeout" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Settings_that_cannot_be_meant_are_refused_by_name(OperatorOptions options, string named) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => ConnectAsync(options))).Message.ShouldContain(named);

    private static OperatorAnswer Unknown(string code) => new(OperatorWord.Unknown, "", code);

    private async Task<OperatorAnswer> PlaceAsync(Uri address)
    {
        await using var connected = await ConnectAsync(new() { Address = address, Token = "t" });
        return await connected.Operator.PlaceAsync(Orders.Tron, default);
    }

    private Task<Connected> ConnectAsync(OperatorOptions options) => Connected.StartAsync(new() { Operator = options }, _time);
}
