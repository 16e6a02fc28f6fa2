using System.Text.Json;
using Portal.Application.Ports;

namespace Portal.Connectors.Tests.Operator;

public sealed class HttpOperatorTests
{
    public static TheoryData<int, string, OperatorWord, string> Answers => new()
    {
        { 200, Orders.Answer(), OperatorWord.Confirmed, "" },
        { 201, Orders.Answer(), OperatorWord.Confirmed, "" },
        { 201, Orders.Answer().Replace("\"operatorReference\":\"H-1\",", ""), OperatorWord.Confirmed, "" },
        { 201, Orders.Answer().Replace("250000000", "250000001"), OperatorWord.Unknown, "contradiction" },
        { 201, Orders.Answer().Replace("USDT", "USDC"), OperatorWord.Unknown, "contradiction" },
        { 201, Orders.Answer().Replace("5c1f6a52", "5c1f6a53"), OperatorWord.Unknown, "contradiction" },
        { 201, Orders.Answer().Replace("TJRy", "TJRx"), OperatorWord.Unknown, "contradiction" },
        { 201, Orders.Answer().Replace("\"family\":\"Tron\"", "\"family\":\"Tron\",\"tag\":7"), OperatorWord.Unknown, "contradiction" },
        { 201, Orders.Answer("lifted"), OperatorWord.Unknown, "contradiction" },
        { 201, Orders.Answer().Replace("\"250000000\"", "250000000"), OperatorWord.Unknown, "fault" },
        { 201, Orders.Answer().Replace("250000000", "0250000000"), OperatorWord.Unknown, "fault" },
        { 201, Orders.Answer().Replace("250000000", "-1"), OperatorWord.Unknown, "fault" },
        { 201, Orders.Answer().Replace("\"asset\"", "\"amount\":\"1\",\"asset\""), OperatorWord.Unknown, "fault" },
        { 201, Orders.Answer().Replace("\"asset\":\"USDT\",", ""), OperatorWord.Unknown, "fault" },
        { 201, Orders.Answer().Replace("\"USDT\"", "null"), OperatorWord.Unknown, "fault" },
        { 201, Orders.Answer().Replace("H-1", "H\\u0007"), OperatorWord.Unknown, "fault" },
        { 201, "", OperatorWord.Unknown, "fault" },
        { 200, "<html>Welcome</html>", OperatorWord.Unknown, "fault" },
        { 200, "null", OperatorWord.Unknown, "fault" },
        { 204, "", OperatorWord.Unknown, "fault" },
        { 409, """{"code":"insufficient-balance"}""", OperatorWord.Failed, "insufficient-balance" },
        { 422, """{"code":"no-such-account","more":[1]}""", OperatorWord.Failed, "no-such-account" },
        { 422, """{"code":"account-under-review"}""", OperatorWord.Failed, "refused" },
        { 409, """{"code":"key-reused"}""", OperatorWord.Unknown, "contradiction" },
        { 422, """{"code":"Sorry, no."}""", OperatorWord.Unknown, "fault" },
        { 422, """{"error":"refused"}""", OperatorWord.Unknown, "fault" },
        { 404, "<html>Not found</html>", OperatorWord.Unknown, "fault" },
        { 401, """{"code":"refused"}""", OperatorWord.Unknown, "fault" },
        { 403, """{"code":"refused"}""", OperatorWord.Unknown, "fault" },
        { 429, """{"code":"refused"}""", OperatorWord.Unknown, "fault" },
        { 500, """{"code":"refused"}""", OperatorWord.Unknown, "fault" },
        { 503, "", OperatorWord.Unknown, "fault" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Only_the_operators_plain_word_about_the_order_counts(int status, string body, OperatorWord word, string code)
    {
        await using var server = BadServer.Answering(status, body);
        await using var connected = await ConnectAsync(server.Address);

        var answer = await connected.Operator.PlaceAsync(Orders.Tron, default);

        (answer.Word, answer.Code).ShouldBe((word, code));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_placement_says_what_the_contract_says()
    {
        await using var server = BadServer.Answering(201, Orders.Answer());
        await using var connected = await ConnectAsync(server.Address);

        (await connected.Operator.PlaceAsync(Orders.Tron with { Address = new("Xrpl", "rN7n", 4_294_967_295), Amount = Orders.Huge }, default)).Code.ShouldBe("contradiction");

        var request = server.Requests.Single();
        request.ShouldStartWith($"PUT /portal/v1/holds/{Orders.Key:D} HTTP/1.1\r\n");
        request.ShouldContain("Authorization: Bearer s3cret\r\n");
        JsonDocument.Parse(request[request.IndexOf("\r\n\r\n", StringComparison.Ordinal)..]).RootElement.GetRawText().ShouldBe(
            """{"reference":"LE-7K3D-92QX","address":{"family":"Xrpl","value":"rN7n","tag":4294967295},"asset":"USDT","amount":"123456789012345678901234567891"}""");
    }

    [Fact]
    public async Task A_lifting_names_the_key_and_is_confirmed_as_lifted_only()
    {
        await using var server = BadServer.Answering(200, Orders.Answer("lifted"));
        await using var other = BadServer.Answering(200, Orders.Answer());
        await using var connected = await ConnectAsync(server.Address);
        await using var second = await ConnectAsync(other.Address);

        (await connected.Operator.LiftAsync(Orders.Tron, default)).ShouldBe(new(OperatorWord.Confirmed, "H-1", ""));
        (await second.Operator.LiftAsync(Orders.Tron, default)).ShouldBe(new(OperatorWord.Unknown, "", "contradiction"));
        server.Requests.Single().ShouldStartWith($"DELETE /portal/v1/holds/{Orders.Key:D} HTTP/1.1\r\n");
    }

    [Fact]
    public async Task A_balance_of_thirty_digits_is_exact()
    {
        await using var server = BadServer.Answering(200, $$"""{"account":"U-1","available":"{{Orders.Huge}}","held":"0"}""");
        await using var connected = await ConnectAsync(server.Address);

        (await connected.Operator.BalanceAsync(new("Xrpl", "r+N", 7), "XRP", default)).ShouldBe(new("U-1", Orders.Huge, 0));
        server.Requests.Single().ShouldStartWith("POST /portal/v1/balances HTTP/1.1\r\n", Case.Sensitive, "a target stands in no URL");
        server.Requests.Single().ShouldEndWith("""{"address":{"family":"Xrpl","value":"r\u002BN","tag":7},"asset":"XRP"}""");
    }

    [Theory]
    [InlineData(200, """{"account":"U-1","available":12,"held":"0"}""")]
    [InlineData(200, """{"account":"U-1","available":"1.5","held":"0"}""")]
    [InlineData(404, """{"account":"U-1","available":"1","held":"0"}""")]
    [InlineData(500, "")]
    public async Task A_balance_that_is_not_plainly_said_is_none(int status, string body)
    {
        await using var server = BadServer.Answering(status, body);
        await using var connected = await ConnectAsync(server.Address);

        (await connected.Operator.BalanceAsync(Orders.Tron.Address, "USDT", default)).ShouldBeNull();
    }

    [Fact]
    public async Task The_log_names_ids_and_codes_and_neither_address_nor_amount()
    {
        await using var server = BadServer.Answering(500, Orders.Answer());
        await using var connected = await ConnectAsync(server.Address);

        await connected.Operator.PlaceAsync(Orders.Tron, default);
        await connected.Operator.BalanceAsync(Orders.Tron.Address, "USDT", default);

        var log = string.Join('\n', connected.Log.Lines);
        log.ShouldContain($"{Orders.Key:D}");
        log.ShouldContain("fault (500)");
        log.ShouldNotContain(Orders.TronAddress);
        log.ShouldNotContain("250000000");
        log.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task Without_an_operators_system_nothing_is_known()
    {
        await using var connected = await Connected.StartAsync(new());

        (await connected.Operator.PlaceAsync(Orders.Tron, default)).ShouldBe(new(OperatorWord.Unknown, "", "unreachable"));
        (await connected.Operator.LiftAsync(Orders.Tron, default)).ShouldBe(new(OperatorWord.Unknown, "", "unreachable"));
        (await connected.Operator.BalanceAsync(Orders.Tron.Address, "USDT", default)).ShouldBeNull();
    }

    private static Task<Connected> ConnectAsync(Uri address) => Connected.StartAsync(new() { Operator = new() { Address = address, Token = "s3cret" } });
}
