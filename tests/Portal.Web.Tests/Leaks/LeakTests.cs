using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Web.Tests.Leaks;

public sealed class LeakTests(ITestOutputHelper output)
{
    [Theory, EveryEngine]
    public async Task Nothing_that_was_typed_uploaded_or_answered_is_in_a_log_a_mail_a_URL_a_metric_or_a_trace(Engine engine)
    {
        await using var stage = await LeakStage.SetAsync(engine);
        NamePeople(stage);
        await new FreezeJourney(stage).RunAsync();
        await new DataJourney(stage).RunAsync();
        await new Mishaps(stage).RunAsync();

        var found = stage.Ears.Search(stage.Plants);

        stage.Plants.Typed.Count.ShouldBe(50);
        stage.Plants.Unplanted.ShouldBeEmpty();
        foreach (var plant in stage.Plants.All)
            output.WriteLine($"{plant}");
        foreach (var channel in Enum.GetValues<Channel>())
        {
            var heard = stage.Ears.Count(channel);
            output.WriteLine($"{channel}: {heard} heard, {found.Count(line => line.StartsWith($"{channel}:", StringComparison.Ordinal))} leaks");
            heard.ShouldBeGreaterThan(channel == Channel.Mail ? 1 : 50, $"{channel} was not listened to");
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_planted_leak_is_found_on_every_channel_and_in_every_spelling()
    {
        await using var stage = await LeakStage.SetAsync(Engine.Sqlite);
        var value = stage.Plants["freeze: narrative"];
        var logger = stage.Factory.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Portal.Jobs.ScheduledCommand");
        var line = LoggerMessage.Define<string>(LogLevel.Error, 61, "The job {Row} was refused");
        using var source = new ActivitySource("planted");
        using var meter = new Meter("planted");
        var counter = meter.CreateCounter<int>("planted");
        stage.Ears.Search(stage.Plants).ShouldBeEmpty();

        foreach (var spelled in new[]
                 {
                     value, $"a{value}b", value.ToLowerInvariant(), Uri.EscapeDataString(value), JavaScriptEncoder.Default.Encode(value),
                     Convert.ToBase64String(Encoding.UTF8.GetBytes(value)), Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{value}")), Convert.ToBase64String(Encoding.UTF8.GetBytes($"xx{value}y")),
                     Convert.ToBase64String(Encoding.Unicode.GetBytes($"x{value}")), Convert.ToHexString(Encoding.Unicode.GetBytes(value)), Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(value)),
                 })
        {
            Leaks(Channel.Log, () => line(logger, spelled, null));
            Leaks(Channel.Trace, () => source.StartActivity("planted", ActivityKind.Internal, default(ActivityContext), [new("tag", spelled)])!.Dispose());
            Leaks(Channel.Metric, () => counter.Add(1, new KeyValuePair<string, object?>("tag", spelled)));
            Leaks(Channel.Url, () => stage.Ears.Hear(Channel.Url, $"/desk/queue?reference={spelled}"));
            Leaks(Channel.Mail, () =>
            {
                Directory.CreateDirectory(stage.Mails);
                File.WriteAllText(Path.Combine(stage.Mails, "planted.eml"), string.Join("=\r\n", spelled.Chunk(9).Select(part => new string(part))));
                stage.CollectMails();
            });
        }

        void Leaks(Channel channel, Action leak)
        {
            leak();
            stage.Ears.Search(stage.Plants).ShouldHaveSingleItem().ShouldStartWith($"{channel}: 6 (freeze: narrative)");
            stage.Ears.Forget();
        }
    }

    [Fact]
    public async Task What_a_framework_puts_into_its_words_and_an_exception_into_its_message_does_not_pass()
    {
        await using var stage = await LeakStage.SetAsync(Engine.Sqlite);
        var value = stage.Plants["freeze: narrative"];
        var loggers = stage.Factory.Services.GetRequiredService<ILoggerFactory>();
        var (vendor, own) = (loggers.CreateLogger("Vendor.Part"), loggers.CreateLogger("Portal.Planted"));

        vendor.LogError(new InvalidOperationException(value, new FormatException(value)), "The order {Order} has {Count} lines", value, 3);
#pragma warning disable CA2254 // the careless way is the one under test
        vendor.LogWarning($"Together: {value}");
#pragma warning restore CA2254
        using (vendor.BeginScope(new Dictionary<string, object> { ["RequestPath"] = value, ["RequestId"] = "r-1" }))
            own.LogError(new AggregateException(value, new FormatException(value)), "Own words");

        stage.Ears.Search(stage.Plants).ShouldBeEmpty();
        var log = stage.Ears.Lines(Channel.Log);
        log.ShouldContain("Error Vendor.Part 0 The order … has 3 lines");
        log.ShouldContain("System.InvalidOperationException");
        log.ShouldContain("System.FormatException");
        log.ShouldContain("RequestId=r-1");
        log.ShouldContain("Own words");
    }

    /// <summary>A category is a word that anybody may choose.</summary>
    [Theory]
    [InlineData("Portal.Evil"), InlineData("Portal.Jobs.ScheduledCommand"), InlineData("Portal.Web")]
    public async Task A_line_under_the_portals_name_that_none_of_its_named_methods_wrote_keeps_nothing_of_its_values(string category)
    {
        await using var stage = await LeakStage.SetAsync(Engine.Sqlite);
        var value = stage.Plants["freeze: narrative"];
        var logger = stage.Factory.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

        LoggerMessage.Define<string>(LogLevel.Error, 2, "Evil {Row} was refused")(logger, value, null);
        LoggerMessage.Define<string>(LogLevel.Error, 77, "The job {Row} was refused")(logger, value, null);
        logger.Log(LogLevel.Error, 2, value, null, (state, _) => state);
        logger.Log(LogLevel.Error, 2, new Dictionary<string, object?> { ["Row"] = value }, null, (state, _) => value);

        stage.Ears.Search(stage.Plants).ShouldBeEmpty();
        stage.Ears.Lines(Channel.Log).ShouldContain("Evil … was refused");
    }

    /// <summary>People and agencies with marked names, which pages show and nothing else tells.</summary>
    private static void NamePeople(LeakStage stage)
    {
        var database = stage.Factory.Portal.Database;
        database.Run("UPDATE accounts SET name = @name, title = @title WHERE name = 'Johanna Muster'", ("name", stage.Plants["name of an officer"]), ("title", stage.Plants["title of an officer"])).ShouldBe(1);
        database.Run("UPDATE accounts SET name = @name WHERE name = 'Amira Haddad'", ("name", stage.Plants["name of an investigator"])).ShouldBe(1);
        database.Run(
            "UPDATE agencies SET name = @name WHERE id = (SELECT agency FROM accounts WHERE name = @officer)", ("name", stage.Plants["name of an agency"]), ("officer", stage.Plants["name of an officer"])).ShouldBe(1);
    }
}
