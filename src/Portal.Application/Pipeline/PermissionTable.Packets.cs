using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Domain.Accounts;

namespace Portal.Application.Pipeline;

/// <content>Pressing, fetching, renewing, calling back.</content>
public static partial class PermissionTable
{
    private static IEnumerable<Permission> PacketRows() =>
    [
        Row<PressPackets>(Relation.Anyone, AnyState, Role.System),
        Row<DisclosePacket>(Relation.Anyone, AnyState, Role.System),
        Row<SendMails>(Relation.Anyone, AnyState, Role.System),
        Row<RecordMail>(Relation.Anyone, AnyState, Role.System),
        Row<GetPressState>(Relation.Anyone, AnyState, Role.Investigator, Role.Counsel, Role.Approver, Role.Manager),
        Row<ListMyAnswers>(Relation.Own, Sent, Role.Officer),
        Row<GetMyAnswer>(Relation.Own, Sent, Role.Officer),
        // What was disclosed may be fetched whatever became of the request since.
        Row<FetchPacket>(Relation.Own, Sent, Role.Officer) with { Of = [PacketStanding.Open] },
        Row<GetPacketProof>(Relation.Own, Sent, Role.Officer),
        Row<AskPacketRenewal>(Relation.Own, Sent, Role.Officer) with { Of = [PacketStanding.Expired] },
        Row<ListPackets>(Relation.Claimant, Sent, Role.Investigator),
        Row<ListPackets>(Relation.Desk, Sent, Role.Counsel, Role.Approver),
        Row<RenewPacket>(Relation.Claimant, Sent, Role.Investigator) with { Of = [PacketStanding.Expired] },
        Row<ErasePayloads>(Relation.Desk, Sent, Role.Counsel),
        // What was fetched, renewed or forgotten can be called back all the same.
        Row<RevokePacket>(Relation.Desk, Sent, Role.Approver) with { Of = [PacketStanding.Open, PacketStanding.Expired] },
    ];
}
