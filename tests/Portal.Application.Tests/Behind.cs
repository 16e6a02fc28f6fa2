using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Notices;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Domain.Requests;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests;

/// <summary>What the tests do behind the portal's back, where no command exists.</summary>
internal static class Behind
{
    /// <summary>Opens an account of the desk.</summary>
    public static Actor AddInvestigator(this TestPortal portal, string name, string team)
    {
        var id = Guid.NewGuid();
        portal.Database.Run(
            "INSERT INTO accounts (id, name, role, title, language, agency, team, state, version) VALUES (@id, @name, 'Investigator', '', 'en', NULL, @team, 'Active', 0)",
            ("id", id), ("name", name), ("team", team));
        return new(new(id), Role.Investigator, Team: team);
    }

    public static void Close(this TestPortal portal, AccountId account) =>
        portal.Database.Run("UPDATE accounts SET state = 'Closed' WHERE id = @id", ("id", account.Value)).ShouldBe(1);

    public static Actor Johanna(this TestPortal portal) => portal.Person("Johanna Muster").AsActor("demo");

    public static Actor Signe(this TestPortal portal) => portal.Person("Signe Lindqvist").AsActor("demo");

    /// <summary>The manager.</summary>
    public static Actor Marguerite(this TestPortal portal) => portal.Person("Marguerite Stone").AsActor("demo");

    /// <summary>Leases what is due as a worker would.</summary>
    public static async Task<IReadOnlyList<LeasedMessage>> LeaseMessagesAsync(this TestPortal portal)
    {
        await using var scope = portal.OpenScope();
        var leased = await scope.ServiceProvider.GetRequiredService<ILeases>().ClaimMessagesAsync(100, CancellationToken.None);
        return [.. leased.Select(message => new LeasedMessage(message.Id, message.Token))];
    }

    /// <summary>Messages about a request that nobody knows whom to tell of.</summary>
    public static void AddPoison(this TestPortal portal, RequestId request, int messages = 1)
    {
        for (var i = 0; i < messages; i++)
        {
            portal.Database.Run(
                "INSERT INTO outbox (id, topic, request, created_at, next_try_at) SELECT @id, 'of-another-version', @request, o.created_at, o.created_at FROM outbox o ORDER BY o.created_at LIMIT 1",
                ("id", Guid.NewGuid()), ("request", request.Value)).ShouldBe(1);
        }
    }

    /// <summary>Everybody of the demo.</summary>
    public static IReadOnlyList<Account> Everybody(this TestPortal portal) =>
        [.. portal.Database.List("SELECT name FROM accounts ORDER BY name").Cast<string>().Select(portal.Person)];

    /// <summary>Refusals as <c>Field: code</c>.</summary>
    public static IReadOnlyList<string> Said(this IEnumerable<Domain.Refusal> refusals) => [.. refusals.Select(refusal => refusal.ToString())];
}

/// <summary>One portal for a class whose tests do not get in each other's way and whose subject is not the database.</summary>
public sealed class SharedPortal : IAsyncLifetime
{
    public TestPortal Portal { get; private set; } = null!;

    public async Task InitializeAsync() => Portal = await TestPortal.StartAsync(Engine.Sqlite);

    public async Task DisposeAsync() => await Portal.DisposeAsync();
}
