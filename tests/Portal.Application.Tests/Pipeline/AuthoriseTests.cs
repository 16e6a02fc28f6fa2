using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Pipeline;
using Portal.Application.Requests;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;

namespace Portal.Application.Tests.Pipeline;

/// <summary>The step of permissions and the step of presence, each by itself: with rows of the test's own and a handler that only
/// says that it was reached.</summary>
public sealed class AuthoriseTests(SharedPortal shared) : IClassFixture<SharedPortal>, IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public void Dispose() => shared.Portal.Database.Run("DELETE FROM drafts");

    [Fact]
    public async Task Without_a_row_for_the_role_nothing_is_let_through()
    {
        (await AskAsync(new General(), shared.Portal.Signe())).ShouldBe("requests.not-allowed");
        (await AskAsync(new General(), shared.Portal.Signe(), Row<General>(Relation.Anyone, RequestState.Draft) with { Roles = [Role.Officer] })).ShouldBe("requests.not-allowed");
        (await AskAsync(new General(), shared.Portal.Signe(), Row<General>(Relation.Anyone, RequestState.Draft))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_request_nothing_is_let_through_without_a_row_and_nothing_is_told()
    {
        var sent = await shared.Portal.ASubmittedFreezeAsync(shared.Portal.Johanna());

        (await AskAsync(new About(sent), shared.Portal.Signe())).ShouldBe("requests.not-found");
        (await AskAsync(new About(sent), shared.Portal.Signe(), Row<About>(Relation.Anyone, RequestState.Submitted) with { Roles = [Role.Officer] })).ShouldBe("requests.not-found");
        (await AskAsync(new About(sent), shared.Portal.Signe(), Row<About>(Relation.Anyone, RequestState.Submitted))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_whoever_may()
    {
        RequestState[] any = Enum.GetValues<RequestState>();

        (await AskAsync(new About(new(Guid.NewGuid())), shared.Portal.Signe(), Row<About>(Relation.Anyone, any))).ShouldBe("requests.not-found");
    }

    [Fact]
    public async Task A_draft_is_its_officers_and_stands_as_a_draft()
    {
        var (portal, draft) = (shared.Portal, await shared.Portal.ADraftAsync(shared.Portal.Johanna()));
        var own = Row<About>(Relation.Own, RequestState.Draft) with { Roles = [Role.Officer] };

        (await AskAsync(new About(draft), portal.Johanna(), own)).ShouldBeEmpty();
        (await AskAsync(new About(draft), portal.Person("Lukas Beispiel").AsActor(), own)).ShouldBe("requests.not-found");
        (await AskAsync(new About(draft), portal.Johanna(), own with { States = [RequestState.Submitted] })).ShouldBe("requests.wrong-state Draft");
        (await AskAsync(new About(draft), portal.Signe(), Row<About>(Relation.Desk, RequestState.Draft))).ShouldBe("requests.not-found");
    }

    [Fact]
    public async Task Only_who_stands_in_the_relation_is_told_that_the_state_is_wrong()
    {
        var (portal, sent) = (shared.Portal, await shared.Portal.ASubmittedFreezeAsync(shared.Portal.Johanna()));

        (await AskAsync(new About(sent), portal.Signe(), Row<About>(Relation.Claimant, RequestState.Verifying))).ShouldBe("requests.not-found");
        await portal.GetAsync(new ClaimRequest(sent), portal.Signe());
        (await AskAsync(new About(sent), portal.Signe(), Row<About>(Relation.Claimant, RequestState.Closed))).ShouldBe("requests.wrong-state Verifying");
        (await AskAsync(new About(sent), portal.Person("Amira Haddad").AsActor(), Row<About>(Relation.Claimant, RequestState.Closed))).ShouldBe("requests.not-found");
        (await AskAsync(new About(sent), portal.Signe(), Row<About>(Relation.Claimant, RequestState.Verifying))).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_row_that_fits_is_enough_and_relation_and_state_must_be_of_the_same_row()
    {
        var (portal, sent) = (shared.Portal, await shared.Portal.ASubmittedFreezeAsync(shared.Portal.Johanna()));

        (await AskAsync(new About(sent), portal.Signe(), Row<About>(Relation.Team, RequestState.Closed), Row<About>(Relation.Desk, RequestState.Submitted))).ShouldBeEmpty();
        (await AskAsync(new About(sent), portal.Signe(), Row<About>(Relation.Claimant, RequestState.Submitted), Row<About>(Relation.Team, RequestState.Submitted))).ShouldBeEmpty();
        (await AskAsync(new About(sent), portal.Signe(), Row<About>(Relation.Claimant, RequestState.Submitted), Row<About>(Relation.Team, RequestState.Closed)))
            .ShouldBe("requests.wrong-state Submitted");
    }

    [Theory]
    [InlineData(null, false), InlineData(0, true), InlineData(299, true), InlineData(300, false), InlineData(301, false)]
    public async Task What_weighs_most_wants_a_proof_of_presence_less_than_five_minutes_old(int? seconds, bool fresh)
    {
        var time = shared.Portal.Time;
        var actor = shared.Portal.Signe() with { SteppedUpAt = seconds is { } ago ? time.GetUtcNow().AddSeconds(-ago) : null };

        var result = await new StepUp<Weighty, Result<Done>>(As(actor), time).Handle(new(), default, Reached);

        result.Refusals.ShouldBe(fresh ? [] : [AccountErrors.StepUpNeeded]);
    }

    [Fact]
    public void The_portal_itself_is_always_present() => Actor.Portal.IsFresh(s_now).ShouldBeTrue();

    [Fact]
    public void Nobody_acts_until_somebody_is_let_in()
    {
        var current = new CurrentActor();

        current.Actor.ShouldBe(Actor.Nobody);
        current.Become(shared.Portal.Signe());
        current.Actor.ShouldBe(shared.Portal.Signe());
    }

    /// <summary>The code of the one refusal and what it tells; empty where the handler was reached.</summary>
    private async Task<string> AskAsync<T>(T message, Actor actor, params Permission[] rows)
        where T : IRequest<Result<Done>>
    {
        await using var scope = shared.Portal.OpenScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(actor);
        var step = new Authorise<T, Result<Done>>(As(actor), new Permissions(rows), scope.ServiceProvider.GetRequiredService<Standings>(), scope.ServiceProvider.GetRequiredService<Readings>());
        var refusals = (await step.Handle(message, default, Reached)).Refusals;
        return string.Join("; ", refusals.Select(refusal => string.Join(' ', refusal.Arguments.Select(told => told.Value).Prepend(refusal.Code))));
    }

    private static Task<Result<Done>> Reached() => Task.FromResult<Result<Done>>(default(Done));

    private static CurrentActor As(Actor actor)
    {
        var current = new CurrentActor();
        current.Become(actor);
        return current;
    }

    private static Permission Row<T>(Relation relation, params RequestState[] states) => new(typeof(T), [Role.Investigator], relation, states);

    private sealed record General : IQuery<Done>;

    private sealed record About(RequestId Request) : IQuery<Done>, IAboutRequest;

    private sealed record Weighty : IQuery<Done>, INeedsStepUp;
}
