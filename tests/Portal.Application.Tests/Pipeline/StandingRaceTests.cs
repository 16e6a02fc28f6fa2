using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain.Requests;
using Portal.Testing;

namespace Portal.Application.Tests.Pipeline;

public sealed class StandingRaceTests(SharedPortal shared) : IClassFixture<SharedPortal>
{
    [Fact]
    public async Task A_draft_that_is_sent_between_the_look_for_a_request_and_the_look_for_a_draft_is_found_as_a_request()
    {
        var (portal, officer) = (shared.Portal, shared.Portal.Johanna());
        var draft = await portal.ADraftAsync(officer);
        await using var scope = portal.OpenScope();
        var db = Interrupted.Before("get_Drafts", scope.ServiceProvider.GetRequiredService<IPortalDb>(), () => portal.SubmitAsync(draft, officer).GetAwaiter().GetResult().Succeeded.ShouldBeTrue());

        var standing = await new Standings(db, scope.ServiceProvider.GetRequiredService<Readings>()).OfAsync(draft, maybeDraft: false, CancellationToken.None);

        standing.ShouldNotBeNull();
        (standing.State, standing.Officer, standing.Team, standing.ClaimedBy).ShouldBe((RequestState.Submitted, officer.Id, "europe", null));
    }

    /// <summary>The database, with something that happens right before one of its tables is asked for.</summary>
    public class Interrupted : DispatchProxy
    {
        private (string Name, IPortalDb Real, Action Act) _at;

        public static IPortalDb Before(string name, IPortalDb real, Action act)
        {
            var db = Create<IPortalDb, Interrupted>();
            ((Interrupted)(object)db)._at = (name, real, act);
            return db;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == _at.Name)
                _at.Act();
            return targetMethod.Invoke(_at.Real, args);
        }
    }
}
