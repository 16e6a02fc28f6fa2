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

    private static Task<RequestId> AFreezeAsync(PortalFactory factory) =>
        factory.Portal.AVerifiedFreezeAsync(factory.Portal.Person("Johanna Muster").AsActor(), factory.Portal.Person("Signe Lindqvist").AsActor());
}
