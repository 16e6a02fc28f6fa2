using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Application.Holds;

/// <summary>Writes down what the operator said to a hold. Of two that come at once for one hold the second is refused, since
/// the hold has come to rest already.</summary>
/// <param name="Hold">Which hold.</param>
/// <param name="Word">What the answer comes to.</param>
/// <param name="OperatorReference">The operator's own name for it; empty when it gave none.</param>
/// <param name="Code">Why not; empty when confirmed.</param>
public sealed record RecordPlacement(HoldId Hold, OperatorWord Word, string OperatorReference, string Code) : ICommand<Done>;

internal sealed class RecordPlacementValidator : AbstractValidator<RecordPlacement>
{
    public RecordPlacementValidator()
    {
        RuleFor(command => command.Hold).NotEqual(default(HoldId)).WithErrorCode("form.no-id");
        RuleFor(command => command.Word).IsInEnum().WithErrorCode("form.no-id");
    }
}

internal sealed class RecordPlacementHandler(IPortalDb db, TimeProvider time) : IRequestHandler<RecordPlacement, Result<Done>>
{
    /// <summary>Longer names are cut: they are for reading, and a hold must not stay unrecorded for one.</summary>
    private const int LongestReference = 100;

    public async Task<Result<Done>> Handle(RecordPlacement command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await db.Holds.Where(hold => hold.Id == command.Hold).Select(hold => (RequestId?)hold.Request).SingleOrDefaultAsync(cancellationToken) is not { } about)
            return RequestErrors.NotFound;
        var request = await db.WholeAsync(about, cancellationToken);
        var hold = await db.Holds.SingleAsync(hold => hold.Id == command.Hold, cancellationToken);
        var heard = Hear(hold, command, now);
        if (heard.Succeeded && hold.State != PlacementState.Unknown)
            await PlacingClock.FollowAsync(db, request, hold, now, cancellationToken);
        return heard;
    }

    private static Result<Done> Hear(Hold hold, RecordPlacement command, DateTimeOffset now) => command.Word switch
    {
        OperatorWord.Confirmed => hold.Confirm(Cut(command.OperatorReference), now),
        OperatorWord.Failed => hold.Fail(OperatorCodes.Known(command.Code, otherwise: "refused")),
        _ => hold.Doubt(OperatorCodes.Known(command.Code, otherwise: "fault"), now),
    };

    private static string Cut(string reference) => reference.Length <= LongestReference ? reference : reference[..LongestReference];
}
