using Portal.Application.Demo;
using Portal.Domain.Accounts;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Demo;

public sealed class DemoStateTests
{
    [Fact]
    public async Task A_fresh_database_is_empty()
    {
        await using var demo = new DemoPlayhouse(Engine.Sqlite);
        (await demo.StateAsync()).ShouldBe(DemoState.Empty);
    }

    [Fact]
    public async Task A_demo_whose_story_broke_off_is_interrupted_and_is_not_told_again()
    {
        using var power = new PowerCut("SubmitFreezeRequest by", after: 3);
        await using var demo = new DemoPlayhouse(Engine.Sqlite, power);

        await Should.ThrowAsync<OperationCanceledException>(() => demo.TellAsync(ToldStories.Now, power.Token));

        (await demo.StateAsync()).ShouldBe(DemoState.Interrupted);
        demo.Database.Count("requests WHERE kind = 'Freeze'").ShouldBe(3);
        (await demo.TellAsync(ToldStories.Now)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("demo.not-empty");
    }

    [Fact]
    public async Task A_founded_demo_is_told_only_once_it_is_finished()
    {
        await using var demo = new DemoPlayhouse(Engine.Sqlite);
        await demo.GetAsync(new FoundDemo(), Actor.Portal);
        (await demo.StateAsync()).ShouldBe(DemoState.Interrupted);
        await demo.GetAsync(new FinishDemo(), Actor.Portal);
        await demo.GetAsync(new FinishDemo(), Actor.Portal);
        (await demo.StateAsync()).ShouldBe(DemoState.Told);
    }

    [Fact]
    public async Task A_database_with_people_and_without_the_mark_is_no_demo_and_stays_untouched()
    {
        await using var demo = new DemoPlayhouse(Engine.Sqlite);
        demo.Database.Run("INSERT INTO accounts (id, name, role, title, language, state, version) VALUES ('6f0c1d0e-55a2-4b27-9d1b-0c6a4c6f2f11', 'Real Person', 'Manager', '', 'en', 'Active', 0)");

        (await demo.StateAsync()).ShouldBe(DemoState.NotADemo);
        (await demo.TellAsync(ToldStories.Now)).Succeeded.ShouldBeFalse();
        demo.Database.Count("portal_marks").ShouldBe(0);
        await Should.ThrowAsync<InvalidOperationException>(() => demo.SendAsync(new FinishDemo(), Actor.Portal));
    }

    [Fact]
    public void The_demos_chance_repeats_itself_never_repeats_an_id_and_makes_no_keys()
    {
        var (one, other) = (new DemoChance(7), new DemoChance(7));
        var ids = Enumerable.Range(0, 1000).Select(_ => one.NewId()).ToList();
        ids.Distinct().Count().ShouldBe(1000);
        ids.ShouldBe(Enumerable.Range(0, 1000).Select(_ => other.NewId()));
        one.NextBits().ShouldBe(other.NextBits());
        new DemoChance(8).NewId().ShouldNotBe(ids[0]);
        Should.Throw<NotSupportedException>(() => one.NextKey(32));
    }
}
