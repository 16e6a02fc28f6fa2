using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Pipeline;
using Portal.Application.Requests;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Pipeline;

/// <summary>Queries of one scope share what they read; a command never decides on it.</summary>
public sealed class ReadingsTests
{
    [Theory, EveryEngine]
    public async Task A_page_is_one_picture_of_a_request_and_a_command_decides_on_how_it_stands(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (signe, other) = (portal.Person("Signe Lindqvist").AsActor(), portal.AnotherLike("Signe Lindqvist", "Sven Lindqvist").AsActor());
        var id = await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor());
        await using var page = Scope(portal, signe);

        (await Mediator(page).Send(new GetCase(id))).Value.MayClaim.ShouldBeTrue();
        await portal.GetAsync(new ClaimRequest(id), other);
        (await Mediator(page).Send(new GetCase(id))).Value.MayClaim.ShouldBeTrue("the same picture");
        (await Mediator(page).Send(new ClaimRequest(id))).Succeeded.ShouldBeFalse("another has it");
        var shown = (await Mediator(page).Send(new GetCase(id))).Value;

        (shown.MayClaim, shown.Header.State, shown.Header.ClaimedBy).ShouldBe((false, RequestState.Verifying, "Sven Lindqvist"));
    }

    [Theory, EveryEngine]
    public async Task A_right_that_was_lost_after_the_page_was_read_lets_no_command_in(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (signe, other) = (portal.Person("Signe Lindqvist").AsActor(), portal.AnotherLike("Signe Lindqvist", "Sven Lindqvist").AsActor());
        var id = await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor());
        await portal.GetAsync(new ClaimRequest(id), signe);
        await using var page = Scope(portal, signe);

        (await Mediator(page).Send(new GetCaseWork(id))).Value.MayConfirm.ShouldBeTrue();
        await portal.GetAsync(new PutBackRequest(id, LegalRequest.PutBackReasons[0]), signe);
        await portal.GetAsync(new ClaimRequest(id), other);

        (await Mediator(page).Send(new ConfirmAuthenticity(id))).Refusals.ShouldBe([RequestErrors.NotFound]);
    }

    [Theory, EveryEngine]
    public async Task What_one_person_read_is_not_shown_to_the_next_one_of_the_scope(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var id = await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor());
        var stranger = portal.AnotherLike("Johanna Muster", "Jonas Muster").AsActor();
        await using var scope = Scope(portal, portal.Person("Johanna Muster").AsActor());

        (await Mediator(scope).Send(new GetMyRequest(id))).Succeeded.ShouldBeTrue();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(stranger);

        (await Mediator(scope).Send(new GetMyRequest(id))).Refusals.ShouldBe([RequestErrors.NotFound]);
    }

    [Theory, EveryEngine]
    public async Task A_change_in_the_scope_is_seen_by_its_next_query(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var signe = portal.Person("Signe Lindqvist").AsActor();
        var id = await portal.ASubmittedFreezeAsync(portal.Person("Johanna Muster").AsActor());
        await using var scope = Scope(portal, signe);

        (await Mediator(scope).Send(new GetCase(id))).Value.Header.Mine.ShouldBeFalse();
        _ = (await Mediator(scope).Send(new ClaimRequest(id))).Value;

        (await Mediator(scope).Send(new GetCase(id))).Value.Header.Mine.ShouldBeTrue();
    }

    private static AsyncServiceScope Scope(TestPortal portal, Actor actor)
    {
        var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(actor);
        return scope;
    }

    private static IMediator Mediator(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<IMediator>();
}
