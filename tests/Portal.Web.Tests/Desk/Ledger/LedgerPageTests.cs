using System.Text;
using Portal.Domain.Accounts;
using Portal.Ledger.Notes;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Desk.Ledger;

public sealed class LedgerPageTests
{
    [Theory, EveryEngine]
    public async Task The_auditor_sees_how_far_the_ledger_is_signed_and_takes_the_checkpoint_along(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        using var browser = await factory.SignInAsync(Role.Auditor);

        var page = await browser.GetAsync("/desk/ledger");
        var checkpoint = await browser.GetAsync("/desk/ledger?handler=Checkpoint");

        page.Status.ShouldBe(200);
        page.Text.ShouldContain("Not signed yet 1 entry", customMessage: "the sign-in came after the start");
        page.Text.ShouldContain("localhost/ledger+");
        checkpoint.Status.ShouldBe(200);
        Checkpoint.TryParse(Encoding.UTF8.GetBytes(checkpoint.Html), out var note, out var refusal).ShouldBeTrue(refusal);
        note.ToBytes().ShouldBe(File.ReadAllBytes(Path.Combine(factory.Folder.FullName, "checkpoints", "latest")));
        page.Text.ShouldContain(Convert.ToHexStringLower(note.Root));
    }

    [Fact]
    public async Task Managers_and_auditors_find_the_page_and_everybody_else_no_such_page()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        foreach (var role in new[] { Role.Manager, Role.Auditor })
        {
            using var browser = await factory.SignInAsync(role);
            (await browser.GetAsync("/desk/queue")).Html.ShouldContain("href=\"/desk/ledger\"", customMessage: role.ToString());
            (await browser.GetAsync("/desk/ledger")).Status.ShouldBe(200, role.ToString());
        }

        foreach (var role in new[] { Role.Investigator, Role.Counsel, Role.Approver, Role.Officer, Role.Supervisor, Role.Registrar, Role.Administrator })
        {
            using var browser = await factory.SignInAsync(role);
            foreach (var path in new[] { "", "?handler=Checkpoint" })
                (await browser.GetAsync("/desk/ledger" + path)).Status.ShouldBe(404, $"{role} {path}");
        }
    }

    [Fact]
    public async Task The_page_is_read_in_arabic_from_right_to_left()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var browser = await factory.SignInAsync(Role.Auditor);
        await browser.GetAsync("/language/ar");

        var page = await browser.GetAsync("/desk/ledger");

        page.Html.ShouldContain("dir=\"rtl\"");
        page.Text.ShouldContain("آخر نقطة تحقق");
        page.Text.ShouldNotContain("⟦");
    }

    [Fact]
    public async Task A_portal_whose_checkpoint_has_no_key_does_not_open()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);

        var refused = Should.Throw<InvalidOperationException>(() => PortalFactory.Start(portal, folder =>
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory("checkpoints").FullName, "latest"), "what was there")));

        refused.Message.ShouldContain("no log key");
    }
}
