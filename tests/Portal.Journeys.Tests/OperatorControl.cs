using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.Journeys.Tests;

/// <summary>The control of the simulated operator, as the file in the data folder opens it.</summary>
internal sealed class OperatorControl : IDisposable
{
    private readonly HttpClient _http;

    public OperatorControl(PortalProcess portal)
    {
        using var door = JsonDocument.Parse(File.ReadAllText(Path.Combine(portal.DataFolder, "operator", "operator-simulator.json")));
        _http = new() { BaseAddress = new(door.RootElement.GetProperty("address").GetString()!) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", door.RootElement.GetProperty("controlToken").GetString());
    }

    /// <summary>What the next placements are to meet.</summary>
    public async Task NextAsync(params string[] behaviours)
    {
        using var answer = await _http.PostAsJsonAsync("control/next", new { behaviours });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The standing of every hold that the operator has.</summary>
    public async Task<IReadOnlyList<string>> HoldsAsync()
    {
        using var holds = JsonDocument.Parse(await _http.GetStringAsync("control/holds"));
        return [.. holds.RootElement.EnumerateArray().Select(hold => $"{hold.GetProperty("status").GetString()} {hold.GetProperty("amount").GetString()}")];
    }

    public void Dispose() => _http.Dispose();
}
