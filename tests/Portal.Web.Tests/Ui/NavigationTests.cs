using Portal.Domain.Accounts;
using Portal.Web.Ui;

namespace Portal.Web.Tests.Ui;

public sealed class NavigationTests
{
    [Theory]
    [InlineData(Role.Anonymous, "/sign-in")]
    [InlineData(Role.Officer, "/agency/requests/new /agency/requests /notices")]
    [InlineData(Role.Investigator, "/desk/queue /notices")]
    [InlineData(Role.Auditor, "/desk/queue /desk/response-times /desk/ledger /desk/undelivered /notices")]
    [InlineData(Role.Manager, "/desk/queue /desk/response-times /desk/ledger /desk/undelivered /notices")]
    [InlineData(Role.Approver, "/desk/queue /desk/holds /desk/approvals /desk/response-times /notices"), InlineData(Role.Counsel, "/desk/queue /desk/approvals /desk/response-times /notices")]
    [InlineData(Role.Supervisor, "/notices")]
    [InlineData(Role.Administrator, "/notices")]
    public void Entries_follow_the_role(Role role, string expected) =>
        string.Join(' ', Navigation.For(new(role, null, 0), "/").Select(entry => entry.Href)).ShouldBe(expected);

    [Theory]
    [InlineData("/agency/requests", "/agency/requests")]
    [InlineData("/agency/requests/5", "/agency/requests")]
    [InlineData("/agency/requests/new", "/agency/requests/new")]
    [InlineData("/agency/requests/newer", "/agency/requests")]
    public void The_entry_nearest_to_the_page_is_current(string path, string current) =>
        Navigation.For(new(Role.Officer, "A", 0), path).Single(entry => entry.Current).Href.ShouldBe(current);

    [Fact]
    public void Every_entry_has_words_and_notices_carry_their_number()
    {
        var say = TryOut.Speech();
        foreach (var role in Enum.GetValues<Role>())
            Navigation.For(new(role, null, 0), "/").ShouldAllBe(entry => say.Has(entry.TextKey));
        Navigation.For(new(Role.Investigator, "A", 4), "/").Select(entry => entry.Badge).ShouldBe([0, 4]);
    }
}
