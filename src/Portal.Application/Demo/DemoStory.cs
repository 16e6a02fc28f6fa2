using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Policies;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;

namespace Portal.Application.Demo;

/// <summary>Tells the demo's story: seventy-eight requests of the last ninety days, made by the people of the demo through
/// the commands that everybody uses, by a clock that the story moves.</summary>
public static class DemoStory
{
    /// <summary>The seed of the demo: every demo that is told at one instant is the same.</summary>
    private const ulong Seed = 20_261_101;

    /// <summary>Time and chance of the demo's own container, whose door stays shut: the story signs nobody in. Call it
    /// before <see cref="ApplicationModule.AddApplication"/>, and never for the container that serves people.</summary>
    public static IServiceCollection AddDemoStory(this IServiceCollection services, DemoClock clock) =>
        services.AddSingleton<TimeProvider>(clock).AddSingleton<IChance>(new DemoChance(Seed)).AddSingleton<IDemoDoor, ShutDoor>();

    /// <summary>What a database is to the demo. A demo that is <see cref="DemoState.Interrupted"/> is neither continued nor
    /// shown: its data are thrown away and it is told anew.</summary>
    /// <param name="services">Any container of the portal.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<DemoState> StateAsync(IServiceProvider services, CancellationToken cancellationToken = default) =>
        await new StoryStage(services, new()).SendAsync(new GetDemoState(), Actor.Portal, cancellationToken);

    /// <summary>Founds the demo in an empty database and tells its story up to now. Its last step is the mark that makes the
    /// database <see cref="DemoState.Told"/>.</summary>
    /// <param name="services">The demo's own container.</param>
    /// <param name="clock">The clock of that container, not moved yet.</param>
    /// <param name="now">Where the story ends.</param>
    /// <param name="cancellationToken">Interrupts the story.</param>
    /// <returns>Refused when the database is not empty.</returns>
    public static async Task<Result<Done>> TellAsync(IServiceProvider services, DemoClock clock, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await StateAsync(services, cancellationToken) != DemoState.Empty)
            return DemoErrors.NotEmpty;
        var end = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var stage = new StoryStage(services, clock);
        stage.MoveTo(end.AddDays(-StoryPlan.Days).AddHours(-3));
        await stage.SendAsync(new FoundDemo(), Actor.Portal, cancellationToken);
        await stage.CastAsync(cancellationToken);

        var policies = services.GetRequiredService<PolicyBook>();
        var (book, clocks, dice) = (StoryBook.Load(), new StoryClocks(policies), new StoryDice(Seed, "story"));
        var chance = services.GetRequiredService<IChance>();
        var desk = new StoryDesk(stage, new StoryAnswers(stage, new StoryRecords(new StoryDice(Seed, "records")), policies, chance), policies, chance);
        var teller = new StoryTeller(stage, new StoryForm(policies, dice), clocks, new StoryWork(desk, new StoryDice(Seed, "work")), chance, end);
        foreach (var filing in new StoryPlan(book, clocks, dice, end).Filings())
            teller.Add(filing);
        AddDrafts(teller, book, end);
        teller.AddReading(end.AddDays(-30));
        teller.AddReading(end.AddHours(-20));
        await teller.TellAsync(cancellationToken);
        await stage.SendAsync(new FinishDemo(), Actor.Portal, cancellationToken);
        return default(Done);
    }

    /// <summary>One draft is half filled, with a slip in an address; the other lacks only its narrative.</summary>
    private static void AddDrafts(StoryTeller teller, StoryBook book, DateTimeOffset now)
    {
        teller.AddDraft(Draft(book.Of("AT"), now.AddHours(-26), 28), "addresses", answers =>
        {
            var lines = answers["Addresses"].Split('\n');
            lines[1] = DemoAddresses.Slipped(lines[1]);
            answers["Addresses"] = string.Join('\n', lines);
        });
        teller.AddDraft(Draft(book.Of("MA"), now.AddMinutes(-48), 20), "urgency", _ => { });
    }

    private static StoryFiling Draft(StoryAgency agency, DateTimeOffset at, int number) => new()
    {
        Agency = agency, Number = number, Scenario = agency.Scenarios[0], Urgency = Urgency.Normal, Instrument = agency.Instruments[0], Targets = 3, SubmittedAt = at,
    };

    private sealed class ShutDoor : IDemoDoor
    {
        public bool IsOpen => false;
    }
}
