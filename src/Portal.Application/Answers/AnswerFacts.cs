using Microsoft.EntityFrameworkCore;
using Portal.Application.Ports;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Answers;

/// <summary>What the rules of an answer look at beside the answer itself.</summary>
/// <param name="Kind">Kind of the request.</param>
/// <param name="Scope">What data is asked for; null for a freeze.</param>
/// <param name="Lines">Lines of the targets, ascending.</param>
/// <param name="Placed">Holds that the operator confirmed, with the lines of their targets.</param>
/// <param name="Standing">Lines on which a hold waits, is being asked, is in doubt or is confirmed.</param>
/// <param name="Pending">Those of them on which a hold waits, is being asked or is in doubt.</param>
/// <param name="HeldBefore">Holds that an answer disclosed earlier says are held.</param>
/// <param name="FoundBefore">Lines that an answer disclosed earlier speaks of.</param>
/// <param name="GivenBefore">Categories that an answer disclosed earlier gives or speaks of.</param>
internal sealed record AnswerFacts(
    RequestKind Kind, DataScope? Scope, IReadOnlyList<int> Lines, IReadOnlyDictionary<HoldId, int> Placed, IReadOnlySet<int> Standing, IReadOnlySet<int> Pending,
    IReadOnlySet<HoldId> HeldBefore, IReadOnlySet<int> FoundBefore, IReadOnlySet<string> GivenBefore)
{
    public IReadOnlyList<string> Asked => Scope?.Categories ?? [];

    /// <summary>Outcomes a target of such a request can have.</summary>
    public static IReadOnlyList<Outcome> OutcomesOf(RequestKind kind) => kind == RequestKind.Freeze
        ? [Outcome.Held, Outcome.NothingHeld, Outcome.Refused]
        : [Outcome.Produced, Outcome.NothingHeld, Outcome.Withheld, Outcome.Refused];

    public static async Task<AnswerFacts> OfAsync(IPortalDb db, Answer answer, CancellationToken cancellationToken)
    {
        var request = await db.Requests.AsNoTracking().SingleAsync(request => request.Id == answer.Request, cancellationToken);
        var lines = await db.Requests.Where(other => other.Id == answer.Request).SelectMany(other => other.Targets).Select(target => target.Line).Order().ToListAsync(cancellationToken);
        var holds = await db.Holds.Where(hold => hold.Request == answer.Request && hold.State != PlacementState.Rejected && hold.State != PlacementState.Failed)
            .Select(hold => new { hold.Id, hold.Line, hold.State }).ToListAsync(cancellationToken);
        var earlier = db.Answers.Where(other => other.Request == answer.Request && other.Id != answer.Id && other.State == AnswerState.Disclosed);
        var found = await earlier.SelectMany(other => other.Findings).Select(finding => finding.Line).Distinct().ToListAsync(cancellationToken);
        var held = await earlier.SelectMany(other => other.Findings).Where(finding => finding.Outcome == Outcome.Held).Select(finding => finding.Hold).ToListAsync(cancellationToken);
        var files = await earlier.SelectMany(other => other.Files).Select(file => file.Category).Distinct().ToListAsync(cancellationToken);
        var withheld = await earlier.SelectMany(other => other.Withheld).Select(category => category.Category).Distinct().ToListAsync(cancellationToken);
        return new(
            request.Kind, request.Data, lines, holds.Where(hold => hold.State == PlacementState.Confirmed).ToDictionary(hold => hold.Id, hold => hold.Line),
            holds.Select(hold => hold.Line).ToHashSet(), holds.Where(hold => hold.State != PlacementState.Confirmed).Select(hold => hold.Line).ToHashSet(),
            held.OfType<HoldId>().ToHashSet(), found.ToHashSet(), files.Concat(withheld).ToHashSet());
    }
}
