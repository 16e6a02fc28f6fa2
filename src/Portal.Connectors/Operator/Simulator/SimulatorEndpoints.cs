using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Portal.Connectors.Operator.Simulator;

/// <summary>The contract's endpoints as the simulator answers them, and the control of it.</summary>
internal sealed class SimulatorEndpoints(SimulatedHolds holds, TimeProvider time, string token, string controlToken, CancellationToken stopping)
{
    /// <summary>Longer than any caller waits.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromHours(1);
    private readonly ConcurrentQueue<Behaviour> _next = new();

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapPut("/v1/holds/{key:guid}", Behind(token, PlaceAsync));
        app.MapDelete("/v1/holds/{key:guid}", Behind(token, LiftAsync));
        app.MapPost("/v1/balances", Behind(token, BalanceAsync));
        app.MapPost("/control/next", Behind(controlToken, ScriptAsync));
        app.MapGet("/control/holds", Behind(controlToken, http => http.Response.WriteAsJsonAsync(holds.List(), WireForm.Options, http.RequestAborted)));
    }

    private static RequestDelegate Behind(string token, RequestDelegate endpoint) => http =>
        BearerToken.Opens(token, http.Request.Headers.Authorization.ToString()) ? endpoint(http) : AnswerAsync(http, SimulatorAnswer.Refused(401, OperatorCodes.Unauthorised));

    private async Task PlaceAsync(HttpContext http)
    {
        var order = await ReadAsync<WireOrder>(http);
        if (order is null || WireAmount.Read(order.Amount) is not { IsZero: false } || order.Asset.Length == 0 || order.Address.Value.Length == 0)
            await AnswerAsync(http, SimulatorAnswer.Refused(400, OperatorCodes.Malformed));
        else
            await ActAsync(http, behaviour => holds.Place(Key(http), order, behaviour.Code, behaviour.Kind == BehaviourKind.Forget));
    }

    private Task LiftAsync(HttpContext http) =>
        ActAsync(http, behaviour => holds.Lift(Key(http), behaviour.Code, behaviour.Kind == BehaviourKind.Forget));

    private async Task BalanceAsync(HttpContext http)
    {
        if (await ReadAsync<WireQuestion>(http) is { } asked)
            await http.Response.WriteAsJsonAsync(holds.Balance(asked.Address, asked.Asset), WireForm.Options, http.RequestAborted);
        else
            await AnswerAsync(http, SimulatorAnswer.Refused(400, OperatorCodes.Malformed));
    }

    private async Task ActAsync(HttpContext http, Func<Behaviour, SimulatorAnswer> act)
    {
        var behaviour = _next.TryDequeue(out var scripted) ? scripted : Behaviour.None;
        switch (behaviour.Kind)
        {
            case BehaviourKind.Unreachable:
                http.Abort();
                return;
            case BehaviourKind.Fault:
                http.Response.StatusCode = 500;
                return;
            case BehaviourKind.Delay:
                await Task.Delay(behaviour.Wait, time, stopping);
                break;
        }

        var answer = act(behaviour);
        switch (behaviour.Kind)
        {
            case BehaviourKind.Timeout:
                await BeSilentAsync(http);
                return;
            case BehaviourKind.Late:
                http.Response.StatusCode = 500;
                return;
            default:
                await AnswerAsync(http, Lie(answer, behaviour.Kind));
                return;
        }
    }

    private async Task BeSilentAsync(HttpContext http)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await Task.Delay(s_silence, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }

    private async Task ScriptAsync(HttpContext http)
    {
        var script = await ReadAsync<SimulatorScript>(http);
        var read = script?.Behaviours.Select(Behaviour.Read).ToList();
        if (read is null || read.Contains(null))
        {
            await AnswerAsync(http, SimulatorAnswer.Refused(400, OperatorCodes.Malformed));
            return;
        }

        read.ForEach(behaviour => _next.Enqueue(behaviour!));
        http.Response.StatusCode = 204;
    }

    private static SimulatorAnswer Lie(SimulatorAnswer answer, BehaviourKind kind) => (answer.Hold, kind) switch
    {
        ({ } hold, BehaviourKind.LieAmount) => answer with { Hold = hold with { Amount = WireAmount.Write(WireAmount.Read(hold.Amount)!.Value + 1) } },
        ({ } hold, BehaviourKind.LieKey) => answer with { Hold = hold with { Key = Guid.Empty.ToString("D", CultureInfo.InvariantCulture) } },
        _ => answer,
    };

    private static async Task<T?> ReadAsync<T>(HttpContext http)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(http.Request.Body, WireForm.Options, http.RequestAborted);
        }
        catch (Exception failure) when (failure is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static Task AnswerAsync(HttpContext http, SimulatorAnswer answer)
    {
        http.Response.StatusCode = answer.Status;
        return http.Response.WriteAsJsonAsync(answer.Body, WireForm.Options, http.RequestAborted);
    }

    private static Guid Key(HttpContext http) => Guid.Parse((string)http.Request.RouteValues["key"]!, CultureInfo.InvariantCulture);
}
