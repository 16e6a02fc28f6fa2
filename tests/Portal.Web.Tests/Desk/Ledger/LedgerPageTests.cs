using System.Text;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Ledger;
using Portal.Application.Pipeline;
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

    [Theory, EveryEngine]
    public async Task A_fault_is_shown_with_what_was_found_where_it_is_kept_and_the_way_on(Engine engine)
    {
        await using var factory = await PortalFactory.StartAsync(engine);
        using var browser = await factory.SignInAsync(Role.Auditor);
        var file = Path.Combine(factory.Folder.FullName, "checkpoints", "fault");
        File.WriteAllText(file, "2026-11-24T08:30:00.0000000+00:00\nentry 3\nThe ledger does not hold. Entry 3 is missing.\n");

        var page = await browser.GetAsync("/desk/ledger");
        var health = await browser.GetAsync("/health");
        await browser.GetAsync("/language/ar");
        var arabic = await browser.GetAsync("/desk/ledger");

        (health.Status, health.Html).ShouldBe((200, "ledger-stands-still\n"), "pages can be read");
        foreach (var said in new[] { "The ledger does not hold", "First entry that does not hold 3", "Entry 3 is missing.", file, "portal ledger resume" })
            page.Text.ShouldContain(said);
        foreach (var said in new[] { "السجل غير سليم", "Entry 3 is missing.", file, "portal ledger resume" })
            arabic.Text.ShouldContain(said);
        arabic.Text.ShouldNotContain("⟦");
    }

    [Theory, EveryEngine]
    public async Task A_portal_whose_ledger_had_a_fault_opens_to_be_read_and_lets_nobody_in(Engine engine)
    {
        await using var factory = PortalFactory.Start(await TestPortal.StartAsync(engine), folder =>
        {
            BegunLog.In(folder);
            File.WriteAllText(Path.Combine(folder.FullName, "checkpoints", "fault"), "2026-11-24T08:30:00.0000000+00:00\nentry 3\nwhy\n");
        });
        using var browser = factory.Nobody();

        (await browser.GetAsync("/sign-in")).Status.ShouldBe(200);
        var refused = await browser.PostAsync("/sign-in", ("account", factory.Portal.Person(Role.Auditor).Id.ToString()));

        refused.Text.ShouldContain("Nothing can be changed at the moment");
        factory.Log.Lines.ShouldContain(line => line.Contains("the portal opens to be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_disk_is_shown_with_since_when_and_until_when()
    {
        await using var factory = await PortalFactory.StartAsync(Engine.Sqlite);
        using var browser = await factory.SignInAsync(Role.Auditor);
        using var watchman = factory.Nobody();
        var health = new List<string> { (await watchman.GetAsync("/health")).Html };
        Directory.CreateDirectory(Path.Combine(factory.Folder.FullName, "checkpoints", "latest.tree.new"));
        await SignAsync(factory);

        var page = await browser.GetAsync("/desk/ledger");
        health.Add((await watchman.GetAsync("/health")).Html);
        factory.Portal.Time.Advance(TimeSpan.FromMinutes(10));
        health.Add((await watchman.GetAsync("/health")).Html);
        var later = await browser.GetAsync("/desk/ledger");
        await browser.GetAsync("/language/ar");
        var arabic = await browser.GetAsync("/desk/ledger");

        foreach (var said in new[] { "No checkpoint can be kept", "stands on the database alone until", "No checkpoint can be written to" })
            page.Text.ShouldContain(said);
        health.ShouldBe(["ok\n", "ledger-unsigned\n", "ledger-stands-still\n"]);
        later.Text.ShouldContain("so nothing more is added");
        arabic.Text.ShouldContain("لا يمكن حفظ أي نقطة تحقق");
        arabic.Text.ShouldNotContain("⟦");
    }

    [Fact]
    public async Task A_portal_does_not_open_on_a_filled_database_without_its_checkpoints_and_key()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);

        Should.Throw<InvalidOperationException>(() => PortalFactory.Start(portal, _ => { })).Message.ShouldContain("neither a checkpoint at");
    }

    [Fact]
    public async Task A_portal_whose_checkpoint_has_no_key_does_not_open()
    {
        await using var portal = await TestPortal.StartAsync(Engine.Sqlite);

        var refused = Should.Throw<InvalidOperationException>(() => PortalFactory.Start(portal, folder =>
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory("checkpoints").FullName, "latest"), "what was there")));

        refused.Message.ShouldContain("no log key");
    }

    private static async Task SignAsync(PortalFactory factory)
    {
        await using var scope = factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SignCheckpoint())).Succeeded.ShouldBeTrue();
    }
}
