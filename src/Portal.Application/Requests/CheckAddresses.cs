using MediatR;
using Portal.Application.Pipeline;
using Portal.Application.Requests.Forms;
using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Domain.Targets;

namespace Portal.Application.Requests;

/// <summary>A verdict for each pasted line; nothing is stored.</summary>
/// <param name="Pasted">As pasted.</param>
/// <param name="Kind">The kind of request, which decides what can be named.</param>
public sealed record CheckAddresses(string Pasted, RequestKind Kind) : IQuery<IReadOnlyList<LineVerdict>>;

internal sealed class CheckAddressesHandler : IRequestHandler<CheckAddresses, Result<IReadOnlyList<LineVerdict>>>
{
    /// <summary>As much as a step may hold.</summary>
    private const int MaxCharacters = 600_000;

    public Task<Result<IReadOnlyList<LineVerdict>>> Handle(CheckAddresses query, CancellationToken cancellationToken) =>
        Task.FromResult(query.Pasted.Length > MaxCharacters || AddressLines.Count(query.Pasted) > LegalRequest.MaxTargets
            ? new Refusal("form.too-much") { Field = "Addresses" }
            : Result<IReadOnlyList<LineVerdict>>.Of(FormAnswers.VerdictsOn(query.Kind, query.Pasted)));
}
