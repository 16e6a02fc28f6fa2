using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Portal.Architecture.Tests.Logs;

public sealed class LogMethodTests
{
    /// <summary>Types that no person can write a sentence into.</summary>
    private static readonly HashSet<Type> s_safe = [typeof(Guid), typeof(int), typeof(long), typeof(double), typeof(bool), typeof(TimeSpan)];

    /// <summary>Texts that stand in the program, the settings or a contract, by the name that a log method gives them.</summary>
    private static readonly Dictionary<string, string> s_texts = new()
    {
        ["message"] = "name of a message's type",
        ["kind"] = "name of an exception's type",
        ["code"] = "code of a refusal",
        ["why"] = "code of a standstill",
        ["status"] = "word of the operator's contract for what was ordered",
        ["detail"] = "status of HTTP or name of an exception's type",
        ["row"] = "name of a row of the timetable",
        ["language"] = "code of a language",
        ["migration"] = "name of a migration",
        ["address"] = "where a host listens",
        ["folder"] = "the deployer's folder",
        ["file"] = "a file in the deployer's folder",
    };

    private static IEnumerable<MethodInfo> LogMethods => Assemblies.Types
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.IsDefined(typeof(LoggerMessageAttribute)));

    [Fact]
    public void A_log_method_takes_ids_codes_counts_and_durations_alone() => Rule.Holds(
        "A log is read by people who may not read cases, and is kept longer. Log the id, the code or the count; a new kind of text is a decision: add its name here with what it is.",
        from method in LogMethods
        from parameter in method.GetParameters()
        let type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType
        where !(typeof(ILogger).IsAssignableFrom(type) || type.IsEnum || s_safe.Contains(type) || typeof(Exception).IsAssignableFrom(type))
              && !(type == typeof(string) && s_texts.ContainsKey(parameter.Name!)) && !(type == typeof(Uri) && parameter.Name == "address")
        select $"{method.DeclaringType!.FullName}.{method.Name}: {type.Name} {parameter.Name}");

    [Fact]
    public void A_log_method_has_a_number_that_no_other_has() => Rule.Holds(
        "Whoever watches a log tells lines apart by their number. Take one that is free.",
        from method in LogMethods
        group method by method.GetCustomAttribute<LoggerMessageAttribute>()!.EventId into same
        where same.Count() > 1
        select $"{same.Key}: {string.Join(", ", same.Select(method => $"{method.DeclaringType!.FullName}.{method.Name}"))}");

    [Fact]
    public void The_rule_sees_the_log_methods_and_uses_every_word_it_allows()
    {
        LogMethods.Count().ShouldBeGreaterThan(20);
        s_texts.Keys.Except(LogMethods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.Name!)).ShouldBeEmpty();
    }

    [Fact]
    public void Only_named_methods_log_and_only_the_guard_hands_lines_on()
    {
        Repository.Lines("src/BannedSymbols.txt").ShouldContain(line => line.StartsWith("T:Microsoft.Extensions.Logging.LoggerExtensions;", StringComparison.Ordinal));
        Rule.Holds(
            "A line is written by a source-generated method with a name ([LoggerMessage]), whose arguments a rule looks at. Write one.",
            In(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)?\(|\.BeginScope\(|\bLoggerMessage\.Define", except: "src/Portal.Web/Hosting/Logs/DiscreetLogger.cs"));
    }

    [Fact]
    public void Nothing_switches_on_what_writes_values_down() => Rule.Holds(
        "Parameters of statements, rows in a database's messages and tags of traces are case data. Leave them off.",
        In(@"EnableSensitiveDataLogging|EnableDetailedErrors|\.LogTo\(|EnableParameterLogging|IncludeErrorDetail = true|LogParameters = true|UseHttpLogging|UseW3CLogging|UseDeveloperExceptionPage|\bTrace\.Write|\bDebug\.(Write|Print)|\.(Set|Add)(Tag|Baggage)\(|\.AddEvent\(|\.AddException\(|\bnew (Meter|ActivitySource)\("));

    [Fact]
    public void The_host_puts_the_guard_in_front_of_every_log_and_its_settings_keep_frameworks_quiet()
    {
        Repository.Read("src/Portal.Web/Hosting/WebModule.cs").ShouldContain("services.AddDiscreetLogging();");
        var settings = Repository.Read("src/Portal.Web/appsettings.json");
        settings.ShouldContain("\"Default\": \"Warning\"");
        settings.ShouldContain("\"IncludeScopes\": true", Case.Sensitive, "every line carries the number of its event");
        Rule.Holds(
            "Only the web host logs, behind its guard. A provider of logs elsewhere would write what frameworks say. Take it out.",
            In(@"\.Add(Console|SimpleConsole|JsonConsole|SystemdConsole|Debug|EventLog|EventSourceLogger|Provider)\(", except: "src/Portal.Web/Hosting/Logs/DiscreetLoggers.cs"));
    }

    private static IEnumerable<string> In(string pattern, string except = "") =>
        from file in Sources.OfRooms
        where file.Path != except
        from line in Repository.Lines(file.Path).Select((text, at) => (Text: text, At: at + 1))
        where Regex.IsMatch(line.Text, pattern)
        select $"{file.Path}:{line.At}: {line.Text.Trim()}";
}
