using Portal.Domain.Clocks;
using Portal.Domain.Questions;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

/// <summary>Requests that are worked on, with a clock that stands still while the agency owes a reply.</summary>
internal static class Reviews
{
    public static QuestionId Question { get; } = new(Guid.Parse("77777777-7777-4777-8777-777777777777"));

    public static ClockPolicy Clocks { get; } = Freezes.Clocks with
    {
        Rules =
        [
            .. Freezes.Clocks.Rules,
            new("RSP", RequestKind.Freeze, null, null, ClockName.Respond, TimeSpan.FromHours(20), WorkingCalendar.AlwaysId, [50, 80, 100], "promise", true),
        ],
    };

    /// <summary>UTC; so many minutes after the request was sent.</summary>
    public static DateTimeOffset At(int minutes) => Freezes.Now.AddMinutes(minutes);

    /// <summary>A request in a state, Signe's once it was claimed; in review from minute 20, asked at minute 60, answered at 90.</summary>
    public static LegalRequest In(RequestState state)
    {
        var request = Freezes.Submit(intake: Freezes.Intake with { Clocks = Clocks }).Value;
        if (state is not (RequestState.Submitted or RequestState.Withdrawn or RequestState.Superseded))
        {
            _ = request.Claim(Freezes.Signe, At(10), "").Value;
            if (state != RequestState.Verifying)
                _ = request.Verify(Freezes.Signe, At(20)).Value;
        }

        _ = state switch
        {
            RequestState.AwaitingAgency => request.Ask(Question, Freezes.Signe, "Which transfer?", At(60)).Value,
            RequestState.Answered => request.NoteFinalAnswer("Final", At(90)).Value,
            RequestState.Closed => Closed(request),
            RequestState.Withdrawn => request.Withdraw(Freezes.OfficerId, "mistake", At(15)).Value,
            RequestState.Superseded => request.Supersede(Freezes.OfficerId, new(Guid.NewGuid()), At(15)).Value,
            _ => default,
        };
        request.ForgetEvents();
        request.State.ShouldBe(state);
        return request;
    }

    public static Clock Respond(this LegalRequest request) => request.Clocks.Single(clock => clock.Name == ClockName.Respond);

    public static IReadOnlyList<string> Told(this LegalRequest request) => [.. request.Events.Select(happened => happened.Name)];

    private static Done Closed(LegalRequest request)
    {
        _ = request.NoteFinalAnswer("Final", At(90)).Value;
        return request.Close(Freezes.Signe, At(95)).Value;
    }
}
