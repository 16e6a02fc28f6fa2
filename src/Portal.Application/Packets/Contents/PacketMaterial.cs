using Portal.Application.Requests;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Application.Packets.Contents;

/// <summary>Everything an approved answer says, gathered and not yet put into sentences. Notes among the desk's people, reasons
/// for returning an answer, codes that the agency is not told and whatever was not approved are not in it, so that they cannot
/// get into a packet.</summary>
internal sealed record PacketMaterial(PacketRequest Request, PacketAnswer Answer)
{
    /// <summary>All targets of the request, answered or not, by line.</summary>
    public IReadOnlyList<TargetLine> Targets { get; init; } = [];

    /// <summary>By line.</summary>
    public IReadOnlyList<PacketFinding> Findings { get; init; } = [];

    /// <summary>Categories that are left out as a whole, with codes.</summary>
    public IReadOnlyList<(string Category, string Code)> Withheld { get; init; } = [];

    /// <summary>Data files as they were approved, in a fixed order.</summary>
    public IReadOnlyList<(string Category, byte[] Bytes)> Files { get; init; } = [];

    /// <summary>Ledger entries up to the approval, oldest first.</summary>
    public IReadOnlyList<CustodyLine> Custody { get; init; } = [];
}

/// <summary>What was asked, by whom, of whom.</summary>
internal sealed record PacketRequest(
    string Reference, RequestKind Kind, string Agency, string Officer, string CaseNumber, Instrument Instrument, string Entity, string EntityCountry, DateTimeOffset SubmittedAt);

/// <summary>What was approved.</summary>
internal sealed record PacketAnswer(int Number, AnswerKind Kind, string Language, string Words, IReadOnlyList<string> Codes, DateTimeOffset ApprovedAt);

/// <summary>What became of a target.</summary>
internal sealed record PacketFinding(TargetLine Target, Outcome Outcome, string Code, PacketHold? Hold);

/// <summary>A hold as the packet names it.</summary>
/// <param name="Amount">In units of the asset, as people read it.</param>
/// <param name="Asset">Asset code.</param>
/// <param name="Since">UTC; when the operator's system confirmed it; null when it has not.</param>
/// <param name="Until">UTC.</param>
/// <param name="OperatorReference">The operator's own name for it.</param>
internal sealed record PacketHold(string Amount, string Asset, DateTimeOffset? Since, DateTimeOffset Until, string OperatorReference);

/// <summary>One entry of the ledger.</summary>
/// <param name="Sequence">Its number there.</param>
/// <param name="At">UTC.</param>
/// <param name="Event">Stable name.</param>
/// <param name="Role">Role word of who did it.</param>
/// <param name="Officer">Name, for the agency's people alone.</param>
internal sealed record CustodyLine(long Sequence, DateTimeOffset At, string Event, string Role, string? Officer);
