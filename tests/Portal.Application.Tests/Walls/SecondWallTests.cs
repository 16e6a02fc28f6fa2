using System.Data.Common;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Accounts;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Documents;
using Portal.Domain.Holds;
using Portal.Domain.Questions;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Doors;
using Portal.Testing.Engines;
using Xunit.Abstractions;

namespace Portal.Application.Tests.Walls;

/// <summary>With the portal's own checks out of the way, every message about somebody else's request still shows nothing of it
/// and changes nothing, because the database does not.</summary>
public sealed class SecondWallTests(ITestOutputHelper output)
{
    /// <summary>Messages that are no test of the wall, and why.</summary>
    private static readonly Dictionary<Type, string> s_left = new()
    {
        [typeof(FindSession)] = "whoever has the key is let in by it",
        [typeof(TouchSession)] = "whoever has the key is let in by it",
        [typeof(ScrubLedger)] = "says in the ledger what its reader could see of it",
        [typeof(RecordScrub)] = "adds an entry in the sender's own name",
        [typeof(RecordOperatorStep)] = "adds an entry in the sender's own name",
        [typeof(MarkNoticesRead)] = "changes the reader's own notices",
    };

    private static readonly JsonSerializerOptions s_json = new() { IncludeFields = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [PostgreSqlFact]
    public Task With_every_row_of_the_permissions_table_open() => TryAsync(OpenDoors.OpenTheTable, all: true);

    [PostgreSqlFact]
    public Task With_no_step_that_asks_for_permission() => TryAsync(OpenDoors.TakeTheStepOut, Sizes.Full);

    private async Task TryAsync(Action<IServiceCollection> open, bool all)
    {
        await using var portal = await TestPortal.StartAsync(Engine.PostgreSql);
        var (ours, theirs) = await portal.ASplitPortalAsync();
        await using var unwalled = portal.Restart(open);
        var documents = portal.Database.List("SELECT id FROM documents WHERE uploaded_by = @officer", ("officer", ours.Officer.Id.Value)).Cast<Guid>().ToList();
        var everything = new[] { ours.Mark, ours.Asked, ours.Draft.ToString(), ours.Data.ToString(), ours.Freeze.ToString(), ours.Declined.ToString(), ours.Hold.ToString(), ours.Written.ToString(), ours.Disclosed.ToString() }
            .Concat(portal.Database.List("SELECT reference FROM requests WHERE officer = @officer", ("officer", ours.Officer.Id.Value)).Cast<string>()).ToList();
        // Managers, auditors and other teams see that there is a request; its contents are still not for them. When questions were
        // asked is told to managers and auditors, and a policy cannot cut a row.
        var readers = new List<(Actor By, IReadOnlyList<string> Hidden)> { (theirs.Officer, everything), (theirs.Investigator, [ours.Mark, ours.Asked]) };
        if (all)
        {
            readers.AddRange(
            [
                (portal.Person("Lukas Beispiel").AsActor(), everything), (portal.Person(Role.Supervisor, agency: ours.Officer.Agency).AsActor(), everything),
                (Actor.Nobody, everything), (portal.Person(Role.Manager).AsActor(), [ours.Mark]),
            ]);
        }

        if (Sizes.Full)
            readers.AddRange([(portal.Person(Role.Registrar).AsActor(), everything), (portal.Person(Role.Administrator).AsActor(), everything), (portal.Person(Role.Auditor).AsActor(), [ours.Mark])]);
        var (sent, refused, thrown, nothing) = (0, 0, 0, 0);
        var faults = new List<string>();
        var before = Fingerprint(portal.Database);

        foreach (var (type, make) in EveryMessage.Makers.Where(maker => !s_left.ContainsKey(maker.Key)))
        {
            foreach (var request in RequestsFor(type, ours))
            {
                var message = About(make(request), ours, request, documents);
                foreach (var (by, hidden) in readers)
                {
                    sent++;
                    switch (await SendAsync(unwalled, message, by))
                    {
                        case Exception failure when IsRefusalOfTheDatabase(failure): thrown++; break;
                        case Exception failure: faults.Add($"{type.Name} by {by.Role}: {failure.GetType().Name} {failure.Message}"); break;
                        case IReadOnlyList<Refusal> { Count: > 0 }: refused++; break;
                        case string shown when hidden.FirstOrDefault(shown.Contains) is { } seen: faults.Add($"{type.Name} by {by.Role} shows {seen}"); break;
                        default: nothing++; break;
                    }
                }
            }

            var after = Fingerprint(portal.Database);
            if (after != before)
                faults.Add($"{type.Name} changed something");
            before = after;
        }

        output.WriteLine($"{sent} messages: {refused} refused, {thrown} stopped by the database, {nothing} answered with nothing of it");
        faults.Distinct().ShouldBeEmpty();
        refused.ShouldBePositive();
    }

    /// <summary>Those that have what the message is about.</summary>
    private static RequestId[] RequestsFor(Type message, WalledSide side) => message.Namespace!.Split('.')[^1] switch
    {
        _ when Sizes.Full => [side.Draft, side.Data, side.Freeze, side.Declined],
        "Answers" or "Questions" => [side.Data],
        "Holds" => [side.Freeze],
        "Packets" => [side.Declined],
        "Requests" or "Documents" => [side.Draft, side.Data],
        _ => [side.Data],
    };

    /// <summary>The message again, with the ids of what belongs to the request.</summary>
    private static object About(object message, WalledSide side, RequestId request, IReadOnlyList<Guid> documents)
    {
        var constructor = message.GetType().GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter, message, side, request, documents))]);
    }

    private static object? Value(ParameterInfo parameter, object message, WalledSide side, RequestId request, IReadOnlyList<Guid> documents) => parameter.ParameterType switch
    {
        var type when type == typeof(RequestId) => request,
        var type when type == typeof(QuestionId) => side.Question,
        var type when type == typeof(HoldId) => side.Hold,
        var type when type == typeof(AnswerId) => request == side.Data ? side.Written : side.Disclosed,
        var type when type == typeof(AnswerFileId) => parameter.Name == "Import" ? side.Import : side.File,
        var type when type == typeof(DocumentId) => new DocumentId(documents[0]),
        var type when type == typeof(string) && parameter.Name == "Key" => side.Session,
        _ => message.GetType().GetProperty(parameter.Name!)!.GetValue(message),
    };

    /// <summary>No row where the handler looked for one, no agency where it wanted one, a row that may not be written, or one that was not there to be changed.</summary>
    private static bool IsRefusalOfTheDatabase(Exception failure) => failure switch
    {
        ConflictException => true,
        InvalidOperationException { Message: "Sequence contains no elements." or "Sequence contains no elements" or "Nullable object must have a value." } => true,
        KeyNotFoundException => true,
        DbException { SqlState: "42501" or "P0001" } => true,
        { InnerException: { } cause } => IsRefusalOfTheDatabase(cause),
        _ => false,
    };

    /// <summary>What came of it: the failure, the refusals, or all that was shown.</summary>
    private static Task<object> SendAsync(TestPortal portal, object message, Actor by)
    {
        var result = message.GetType().GetInterfaces().Single(EveryMessage.IsMessage).GetGenericArguments()[0];
        var send = typeof(SecondWallTests).GetMethod(nameof(OutcomeAsync), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(result.GetGenericArguments());
        return (Task<object>)send.Invoke(null, [portal, message, by])!;
    }

    private static async Task<object> OutcomeAsync<T>(TestPortal portal, IRequest<Result<T>> message, Actor by)
    {
        try
        {
            var result = await portal.SendAsync(message, by);
            return result.Succeeded ? JsonSerializer.Serialize(result.Value, s_json) : result.Refusals;
        }
        catch (Exception failure) // what it was is what the test looks at
        {
            return failure;
        }
    }

    private static string Fingerprint(TestDatabase database)
    {
        var tables = database.List("SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1").Cast<string>();
        return (string)database.List($"SELECT concat({string.Join(", ", tables.Select(table => $"(SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {table} t)"))})")[0];
    }
}
