using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Desk.Holds;

public sealed class RejectionTests
{
    [Fact]
    public async Task A_rejection_without_a_reason_is_refused_beside_its_field_and_the_reason_is_read_by_whoever_ordered()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        var hold = await factory.Portal.AHoldAsync(id, factory.Portal.Person("Signe Lindqvist").AsActor());
        using var daniel = await factory.PresentAsync("Daniel Ferreira");
        await daniel.GetAsync($"/desk/requests/{id}/holds/{hold}");

        var refused = await daniel.PostAsync($"/desk/requests/{id}/holds/{hold}?handler=Reject", ("Reason", " "));
        await daniel.PostAndFollowAsync($"/desk/requests/{id}/holds/{hold}?handler=Reject", ("Reason", "The order names another account."));
        using var signe = await factory.SignInAsync(factory.Portal.Person("Signe Lindqvist"));
        var read = await signe.GetAsync($"/desk/requests/{id}/holds");

        refused.Status.ShouldBe(422);
        refused.Html.ShouldContain("<a href=\"#Reason\">");
        refused.Text.ShouldContain("No reason is given. Say why the hold is not to be placed.");
        read.Text.ShouldContain("Why it was rejected: The order names another account.");
    }

    [Fact]
    public async Task A_rejected_hold_is_shown_as_such_and_is_decided_once()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        var hold = await factory.Portal.AHoldAsync(id, factory.Portal.Person("Signe Lindqvist").AsActor());
        using var daniel = await factory.PresentAsync("Daniel Ferreira");
        await daniel.GetAsync($"/desk/requests/{id}/holds/{hold}");

        var rejected = await daniel.PostAndFollowAsync($"/desk/requests/{id}/holds/{hold}?handler=Reject", ("Reason", "The order names another account."));
        await daniel.GetAsync($"/desk/requests/{id}/holds/{hold}");
        await daniel.GetAsync("/notices");
        var again = await daniel.PostAsync($"/desk/requests/{id}/holds/{hold}?handler=Approve");

        rejected.Text.ShouldContain("Rejected by another person; the operator was not asked");
        (again.Status, again.Text.Contains("This cannot be done with the hold now: it is rejected.")).ShouldBe((409, true));
        (await daniel.GetAsync("/desk/holds")).Text.ShouldContain("No hold is waiting");
    }

    [Fact]
    public async Task Of_a_request_that_was_withdrawn_a_waiting_hold_can_only_be_rejected()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        var id = await AFreezeAsync(factory);
        var hold = await factory.Portal.AHoldAsync(id, factory.Portal.Person("Signe Lindqvist").AsActor());
        await factory.Portal.OnRequestAsync(id, request => request.Withdraw(factory.Portal.Person("Johanna Muster").Id, "mistake", factory.Portal.Time.GetUtcNow()));
        using var daniel = await factory.PresentAsync("Daniel Ferreira");

        var page = await daniel.GetAsync($"/desk/requests/{id}/holds/{hold}");

        page.Text.ShouldContain("so the hold can only be rejected");
        page.Text.ShouldNotContain("Approve the hold");
        (await daniel.PostAsync($"/desk/requests/{id}/holds/{hold}?handler=Approve")).Status.ShouldBe(409);
        (await daniel.PostAndFollowAsync($"/desk/requests/{id}/holds/{hold}?handler=Reject", ("Reason", "The order names another account."))).Text.ShouldContain("The hold is rejected.");
    }

    private static Task<RequestId> AFreezeAsync(PortalFactory factory) =>
        factory.Portal.AVerifiedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor(), factory.Portal.Person("Signe Lindqvist").AsActor());
}
