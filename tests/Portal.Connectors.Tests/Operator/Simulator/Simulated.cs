using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Application.Ports;

namespace Portal.Connectors.Tests.Operator.Simulator;

/// <summary>The portal with a simulated operator, and the hand that scripts it.</summary>
internal sealed class Simulated : IAsyncDisposable
{
    private const string ControlToken = "the-hand";
    private readonly Connected _connected;
    private readonly HttpClient _hand;

    private Simulated(Connected connected, Uri address)
    {
        _connected = connected;
        _hand = new() { BaseAddress = address };
        _hand.DefaultRequestHeaders.Authorization = new("Bearer", ControlToken);
    }

    public WatchedTime Time { get; private init; } = null!;

    public IOperator Operator => _connected.Operator;

    public Uri Address => _hand.BaseAddress!;

    public static async Task<Simulated> StartAsync(string folder)
    {
        var time = new WatchedTime();
        var connected = await Connected.StartAsync(
            new() { Operator = new() { Simulate = true, DataDirectory = folder, Token = "the-portal", ControlToken = ControlToken } }, time);
        var door = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "operator-simulator.json"))).RootElement;
        door.GetProperty("controlToken").GetString().ShouldBe(ControlToken);
        return new(connected, new(door.GetProperty("address").GetString()!)) { Time = time };
    }

    /// <summary>Has the next calls go so.</summary>
    public async Task ScriptAsync(params string[] behaviours) =>
        (await _hand.PostAsJsonAsync("control/next", new { behaviours })).StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);

    /// <summary>What the simulator has, as <c>key status amount</c>.</summary>
    public async Task<string[]> HoldsAsync() =>
        [.. (await _hand.GetFromJsonAsync<JsonElement[]>("control/holds"))!.Select(hold => $"{hold.GetProperty("key")} {hold.GetProperty("status")} {hold.GetProperty("amount")}")];

    /// <summary>Sends anything.</summary>
    public async Task<(int Status, string Body)> SendAsync(HttpMethod method, string path, string token, string? json = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = json is null ? null : new StringContent(json);
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>An order at an address that somebody has, or at one that nobody has.</summary>
    public async Task<HoldOrder> FindOrderAsync(bool known = true)
    {
        foreach (var i in Enumerable.Range(0, 100))
        {
            var order = Orders.Tron with { Address = new("Tron", $"{Orders.TronAddress}{i}", null) };
            if ((await Operator.BalanceAsync(order.Address, order.Asset, default))!.Account.Length > 0 == known)
                return order;
        }

        throw new InvalidOperationException("None of a hundred addresses will do.");
    }

    public Task StopAsync() => _connected.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _hand.Dispose();
        await _connected.DisposeAsync();
    }
}
