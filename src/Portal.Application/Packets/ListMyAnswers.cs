using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Packets;

/// <summary>The answers to the officer's own request, the newest first. Only what was disclosed is an answer.</summary>
public sealed record ListMyAnswers(RequestId Request) : IQuery<IReadOnlyList<MyAnswerLine>>, IAboutRequest;

/// <param name="Packet">What can be fetched.</param>
/// <param name="Words">Plain words of a decline; empty otherwise, and of what was called back.</param>
/// <param name="Codes">Codes of a decline as the agency may read them; none of what was called back.</param>
/// <param name="Followed">It was called back, and another is being written in its place.</param>
public sealed record MyAnswerLine(PacketView Packet, string Words, IReadOnlyList<string> Codes, bool Followed = false);

internal sealed class ListMyAnswersHandler(IPortalDb db, PolicyBook policies, TimeProvider time) : IRequestHandler<ListMyAnswers, Result<IReadOnlyList<MyAnswerLine>>>
{
    private const string Prepared = "answers.prepared";

    public async Task<Result<IReadOnlyList<MyAnswerLine>>> Handle(ListMyAnswers query, CancellationToken cancellationToken)
    {
        var packets = await PacketView.OfAsync(db, query.Request, answer: null, time.GetUtcNow(), cancellationToken);
        // What most requests do not have is not asked for.
        var declines = packets.All(packet => packet.Kind != AnswerKind.Decline) ? [] : await db.Answers.AsNoTracking().Where(answer => answer.Request == query.Request && answer.Kind == AnswerKind.Decline && answer.State == AnswerState.Disclosed)
            .ToDictionaryAsync(answer => answer.Id, cancellationToken);
        var followed = packets.Any(Replaceable) && await FollowedAsync(query.Request, cancellationToken);
        return Result<IReadOnlyList<MyAnswerLine>>.Of([.. packets.Select(packet => declines.GetValueOrDefault(packet.Answer) is { } decline
            ? new MyAnswerLine(packet, decline.Words, policies.Answers.Shown(decline.Codes))
            : new MyAnswerLine(packet, "", [], followed && Replaceable(packet)))]);
    }

    private static bool Replaceable(PacketView packet) => packet is { Standing: PacketStanding.Revoked, Kind: not AnswerKind.Interim };

    /// <summary>Read from the ledger: an answer that is being written is no row of the officer's.</summary>
    private async Task<bool> FollowedAsync(RequestId request, CancellationToken cancellationToken)
    {
        var story = await db.Ledger.AsNoTracking()
            .Where(row => row.SubjectKind == "request" && row.Subject == request.Value && (row.Event == Prepared || row.Event == "answers.revoked" || row.Event == "answers.disclosed"))
            .OrderBy(row => row.Sequence).Select(row => row.Event).ToListAsync(cancellationToken);
        return story is [.., Prepared] && story.Contains("answers.revoked");
    }
}
