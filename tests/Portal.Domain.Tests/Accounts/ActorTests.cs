using Portal.Domain.Accounts;

namespace Portal.Domain.Tests.Accounts;

public sealed class ActorTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, false), InlineData(0, true), InlineData(299, true), InlineData(300, false), InlineData(86_400, false)]
    public void A_proof_of_presence_holds_less_than_five_minutes(int? seconds, bool fresh) =>
        new Actor(new(Guid.NewGuid()), Role.Approver, SteppedUpAt: seconds is { } ago ? s_now.AddSeconds(-ago) : null).IsFresh(s_now).ShouldBe(fresh);

    [Fact]
    public void The_portal_itself_is_always_present_and_nobody_never()
    {
        Actor.Portal.IsFresh(s_now).ShouldBeTrue();
        Actor.Nobody.IsFresh(s_now).ShouldBeFalse();
    }
}
