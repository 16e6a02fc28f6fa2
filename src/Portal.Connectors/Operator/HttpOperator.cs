using Microsoft.Extensions.Logging;
using Portal.Application.Ports;

namespace Portal.Connectors.Operator;

/// <summary>The operator's system behind the contract of docs/operator-contract.md. Logs say ids and codes only.</summary>
internal sealed partial class HttpOperator(OperatorLine line, ILogger<HttpOperator> log) : IOperator
{
    public Task<OperatorAnswer> PlaceAsync(HoldOrder order, CancellationToken cancellationToken)
    {
        var body = new WireOrder(order.Reference, AnswerReading.Wire(order.Address), order.Asset, WireAmount.Write(order.Amount));
        return ActAsync(HttpMethod.Put, order, body, WireHold.Held, cancellationToken);
    }

    public Task<OperatorAnswer> LiftAsync(HoldOrder order, CancellationToken cancellationToken) =>
        ActAsync(HttpMethod.Delete, order, null, WireHold.Lifted, cancellationToken);

    public async Task<OperatorBalance?> BalanceAsync(HeldAddress address, string asset, CancellationToken cancellationToken)
    {
        // Asked in a body: addresses of messages are what every server and proxy on the way writes down.
        var answer = await line.CallAsync(HttpMethod.Post, "/v1/balances", new WireQuestion(AnswerReading.Wire(address), asset), cancellationToken);
        var balance = AnswerReading.ToBalance(answer);
        if (balance is null)
            SaidNoBalance(log, answer.Code, answer.Detail);
        return balance;
    }

    private async Task<OperatorAnswer> ActAsync(HttpMethod method, HoldOrder order, WireOrder? body, string status, CancellationToken cancellationToken)
    {
        var answer = await line.CallAsync(method, $"/v1/holds/{order.Key:D}", body, cancellationToken);
        var read = AnswerReading.ToHold(answer, order, status);
        if (read.Word == OperatorWord.Unknown)
            NotKnown(log, order.Key, status, read.Code, answer.Detail);
        else if (read.Word == OperatorWord.Failed)
            Refused(log, order.Key, status, read.Code, answer.Detail);
        return read;
    }

    [LoggerMessage(75, LogLevel.Warning, "It is not known whether the operator has the hold {Hold} {Status}: {Code} ({Detail})")]
    private static partial void NotKnown(ILogger log, Guid hold, string status, string code, string detail);

    [LoggerMessage(76, LogLevel.Information, "The operator refused to have the hold {Hold} {Status}: {Code} ({Detail})")]
    private static partial void Refused(ILogger log, Guid hold, string status, string code, string detail);

    [LoggerMessage(77, LogLevel.Warning, "The operator said no balance: {Code} ({Detail})")]
    private static partial void SaidNoBalance(ILogger log, string code, string detail);
}
