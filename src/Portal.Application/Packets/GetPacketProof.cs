using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Ledger;
using Portal.Ledger.Notes;
using Portal.Ledger.Proofs;

namespace Portal.Application.Packets;

/// <summary>Shows offline that the ledger said of this packet that it was to be disclosed, before anybody could fetch it. It stays to
/// be had when the packet itself can no longer be fetched.</summary>
public sealed record GetPacketProof(RequestId Request, AnswerId Answer) : IQuery<PacketProof>, IAboutRequest;

/// <param name="FileName">The packet's, with <c>.tlog-proof</c>.</param>
/// <param name="Bytes">The proof, with the entry itself as its extra data.</param>
public sealed record PacketProof(string FileName, byte[] Bytes);

internal sealed partial class GetPacketProofHandler(IPortalDb db, LedgerWatch watch, LedgerLeaves leaves, ICheckpointStore store, TimeProvider time, ILogger<GetPacketProofHandler> log) : IRequestHandler<GetPacketProof, Result<PacketProof>>
{
    public async Task<Result<PacketProof>> Handle(GetPacketProof query, CancellationToken cancellationToken)
    {
        var found = await (
            from packet in db.Packets.AsNoTracking()
            join answer in db.Answers on packet.Answer equals answer.Id
            join request in db.Requests on packet.Request equals request.Id
            where packet.Answer == query.Answer && packet.Request == query.Request && (answer.State == AnswerState.Disclosed || answer.State == AnswerState.Revoked)
            select new { packet.Sha256, request.Reference, answer.Number }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return RequestErrors.NotFound;
        var intended = await db.Ledger.AsNoTracking().Where(row => row.SubjectKind == "request" && row.Subject == query.Request.Value && row.Event == FindDisclosureHandler.Intended)
            .OrderByDescending(row => row.Sequence).Select(row => row.Bytes).ToListAsync(cancellationToken);
        var bytes = intended.Find(bytes => FindDisclosureHandler.IsOf(LedgerEntry.Parse(bytes), found.Sha256));
        if (bytes is null || watch.Signed?.Checkpoint is not { } signed || LedgerEntry.Parse(bytes).Sequence is var sequence && sequence >= signed.Size)
            return PacketRefusals.NotSignedYet;
        return await ProofAsync(sequence, bytes, signed, cancellationToken) is { } proof
            ? new PacketProof(PacketFileName.Of(found.Reference, found.Number) + ".tlog-proof", proof.ToBytes())
            : StandStill(sequence);
    }

    /// <returns>Null where it does not lead to the signed root.</returns>
    private async Task<TlogProof?> ProofAsync(long sequence, byte[] bytes, Checkpoint signed, CancellationToken cancellationToken)
    {
        try
        {
            var proof = TlogProof.Of(sequence, await leaves.ProveAsync(sequence, signed.Size, cancellationToken), signed, extra: bytes);
            return store.Log is { } key && proof.StandingOf(bytes, key) == TlogProofStanding.Holds ? proof : null;
        }
        catch (InvalidOperationException missing) when (missing is { InnerException: null } and not CheckpointException) // leaves that were signed are not there; a database that is away says so within
        {
            return null;
        }
    }

    /// <summary>The signed tree was read whole, so entries or hashes were changed since.</summary>
    private Refusal StandStill(long sequence)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"The ledger does not hold. What the database has of entry {sequence} and its neighbours in the tree does not lead to the signed root.");
        if (watch.StandStill(new(time.GetUtcNow(), sequence, text)))
            DoesNotHold(log, sequence);
        return LedgerRefusals.StandsStill;
    }

    [LoggerMessage(54, LogLevel.Critical, "The ledger does not hold: the proof of entry {Sequence} does not lead to the signed root, and nothing more is added")]
    private static partial void DoesNotHold(ILogger log, long sequence);
}
