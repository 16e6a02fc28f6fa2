using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;

namespace Portal.Application.Packets;

/// <summary>Whether approved answers wait for their packets, and why.</summary>
public sealed record GetPressState : IQuery<PressState>;

/// <param name="Standstill">Why nothing can be made now; null when the press works.</param>
/// <param name="Waiting">How many approved answers wait.</param>
/// <param name="Since">UTC; the approval of the one that waits longest.</param>
/// <param name="Alarm">Worth telling: the press stands still while something waits, or something waits far too long.</param>
public sealed record PressState(Refusal? Standstill, int Waiting, DateTimeOffset? Since, bool Alarm);

internal sealed class GetPressStateHandler(IPortalDb db, IPacketPress press, TimeProvider time) : IRequestHandler<GetPressState, Result<PressState>>
{
    /// <summary>A packet takes less than a second; after this something is wrong with it.</summary>
    private static readonly TimeSpan s_tooLong = TimeSpan.FromMinutes(10);

    public async Task<Result<PressState>> Handle(GetPressState query, CancellationToken cancellationToken)
    {
        var waits = await db.Answers.Where(answer => answer.State == AnswerState.Approved).GroupBy(answer => answer.State)
            .Select(group => new { Waiting = group.Count(), Since = group.Min(answer => answer.DecidedAt) }).SingleOrDefaultAsync(cancellationToken);
        var (waiting, since) = (waits?.Waiting ?? 0, waits?.Since);
        return new PressState(press.Standstill, waiting, since, since is { } longest && (press.Standstill is not null || time.GetUtcNow() - longest >= s_tooLong));
    }
}
