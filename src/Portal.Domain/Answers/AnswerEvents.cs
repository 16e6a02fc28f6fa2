using System.Globalization;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Domain.Answers;

/// <summary>Something that happened to an answer. Facts: its id and number, and what the event adds.</summary>
public abstract record AnswerEvent(RequestId Request, AnswerId Answer, int Number, string Name) : RequestEvent(Request, Name)
{
    /// <inheritdoc />
    public sealed override IReadOnlyList<(string Name, string Value)> Facts =>
        [("answer", Answer.ToString()), ("number", Number.ToString(CultureInfo.InvariantCulture)), .. Added];

    /// <summary>Facts beside id and number.</summary>
    protected virtual IReadOnlyList<(string Name, string Value)> Added => [];
}

/// <summary>An investigator began an answer. Facts: kind.</summary>
public sealed record AnswerPrepared(RequestId Request, AnswerId Answer, int Number, AnswerKind Kind) : AnswerEvent(Request, Answer, Number, "answers.prepared")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("kind", Kind.ToString())];
}

/// <summary>It was handed to counsel. Facts: reason code.</summary>
public sealed record AnswerEscalated(RequestId Request, AnswerId Answer, int Number, string Reason) : AnswerEvent(Request, Answer, Number, "answers.escalated")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("reason", Reason)];
}

/// <summary>It was sent for approval. Facts: revision.</summary>
public sealed record AnswerSent(RequestId Request, AnswerId Answer, int Number, int Revision) : AnswerEvent(Request, Answer, Number, "answers.sent-for-approval")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("revision", Revision.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>Another person approved it. Facts: revision.</summary>
public sealed record AnswerApproved(RequestId Request, AnswerId Answer, int Number, int Revision) : AnswerEvent(Request, Answer, Number, "answers.approved")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("revision", Revision.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>Another person returned it. Facts: revision.</summary>
public sealed record AnswerReturned(RequestId Request, AnswerId Answer, int Number, int Revision, string Reason) : AnswerEvent(Request, Answer, Number, "answers.returned")
{
    /// <inheritdoc />
    public override IReadOnlyList<(string Name, string Value)> Committed => [("reason", Reason)];

    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("revision", Revision.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>What was decided on it holds no longer. Facts: why.</summary>
public sealed record AnswerApprovalVoided(RequestId Request, AnswerId Answer, int Number, string Reason) : AnswerEvent(Request, Answer, Number, "answers.approval-voided")
{
    /// <summary>The reason when whoever writes it did so by an edit.</summary>
    public const string Edited = "edited";

    /// <summary>Who had approved it, to be told; null where nobody had yet. The ledger has it with the approval.</summary>
    public AccountId? ApprovedBy { get; init; }

    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("reason", Reason)];
}

/// <summary>A packet is about to be fetched by somebody. Written before anybody can. Facts: hash of the sealed packet, hash
/// before the seal, recipients.</summary>
public sealed record DisclosureIntended(RequestId Request, AnswerId Answer, int Number, string PacketSha256, string UnsealedSha256, IReadOnlyList<AccountId> Recipients)
    : AnswerEvent(Request, Answer, Number, "answers.disclosure-intended")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added =>
        [("packet-sha256", PacketSha256), ("unsealed-sha256", UnsealedSha256), ("recipients", string.Join(',', Recipients.Select(recipient => recipient.Value.ToString("D"))))];
}

/// <summary>The packet can be fetched. Facts: kind of answer.</summary>
public sealed record AnswerDisclosed(RequestId Request, AnswerId Answer, int Number, AnswerKind Kind) : AnswerEvent(Request, Answer, Number, "answers.disclosed")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("kind", Kind.ToString())];
}

/// <summary>The packet can no longer be fetched. Facts: reason code.</summary>
public sealed record AnswerRevoked(RequestId Request, AnswerId Answer, int Number, string Reason) : AnswerEvent(Request, Answer, Number, "answers.revoked")
{
    /// <inheritdoc />
    protected override IReadOnlyList<(string Name, string Value)> Added => [("reason", Reason)];
}
