using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Application;
using Portal.Application.Demo;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Packets.Tables;
using Portal.Persistence;
using Portal.Testing.Engines;
using Portal.Testing.Time;
using Shouldly;

namespace Portal.Testing;

/// <summary>The portal without pages: real pipeline, real database, a clock that stands still, and the people of the demo.</summary>
public sealed class TestPortal : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Dictionary<string, Account> _people = [];

    private readonly bool _ownsDatabase;

    private TestPortal(TestDatabase database, ManualTime time, bool ownsDatabase, Action<IServiceCollection>? change = null)
    {
        (Database, Time, _ownsDatabase) = (database, time, ownsDatabase);
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton<IDemoDoor>(Door)
            .AddSingleton<IOperator>(_ => Operator)
            .AddSingleton<IPacketPress>(_ => Press)
            .AddSingleton<IMailer>(_ => Mailer)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddApplication()
            .AddPersistence(database.Choice)
            .AddTables();
        change?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public TestDatabase Database { get; }

    public ManualTime Time { get; }

    /// <summary>Whether the demo's door stands open; it does unless a test closes it.</summary>
    public DemoDoor Door { get; } = new();

    /// <summary>The operator's own system.</summary>
    public FakeOperator Operator { get; private init; } = new();

    /// <summary>What sets and seals packets.</summary>
    public FakePress Press { get; private init; } = new();

    /// <summary>Where mails go; nothing is set up unless a test does.</summary>
    public FakeMailer Mailer { get; private init; } = new();

    /// <summary>Everything that was logged.</summary>
    public LogCollector Log { get; } = new();

    public IServiceProvider Services => _services;

    /// <summary>A portal on a fresh database with the demo's people and no requests.</summary>
    /// <param name="engine">The database.</param>
    /// <param name="change">Puts something of the test's own in place of the portal's.</param>
    public static async Task<TestPortal> StartAsync(Engine engine, Action<IServiceCollection>? change = null)
    {
        var portal = new TestPortal(TestDatabase.Create(engine), new ManualTime(), ownsDatabase: true, change);
        (await portal.SendAsync(new FoundDemo(), Actor.Portal)).Succeeded.ShouldBeTrue();
        await using var scope = portal.OpenScope();
        foreach (var account in scope.ServiceProvider.GetRequiredService<IPortalDb>().Accounts)
            portal._people[account.Name] = account;
        return portal;
    }

    /// <summary>A second process on the same database, with the same clock; the database goes with the first.</summary>
    /// <param name="change">What is different about it.</param>
    public TestPortal Restart(Action<IServiceCollection>? change = null)
    {
        var again = new TestPortal(Database, Time, ownsDatabase: false, change) { Operator = Operator, Press = Press, Mailer = Mailer };
        foreach (var (name, account) in _people)
            again._people[name] = account;
        return again;
    }

    /// <summary>A scope in which a test looks at the stored portal itself: the portal's own, which is shown every row.</summary>
    public AsyncServiceScope OpenScope()
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        return scope;
    }

    /// <summary>Sends a message as somebody, in a scope of its own as a web request has.</summary>
    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> message, Actor by, CancellationToken cancellationToken = default)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(by);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, cancellationToken);
    }

    /// <summary>Sends a message as a page does whose form brought a one-time key and says how far its reader has seen.</summary>
    public async Task<Result<T>> SendFormAsync<T>(IRequest<Result<T>> message, Actor by, Guid key, long? seen = null, CancellationToken cancellationToken = default)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(by);
        scope.ServiceProvider.GetRequiredService<CurrentForm>().Received(key, seen);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, cancellationToken);
    }

    /// <summary>Sends a message that must succeed.</summary>
    public async Task<T> GetAsync<T>(IRequest<Result<T>> message, Actor by) => (await SendAsync(message, by)).Value;

    /// <summary>A demo person by name.</summary>
    public Account Person(string name) => _people[name];

    /// <summary>Another person like one of the demo's: same role, agency and team.</summary>
    public Account AnotherLike(string name, string another)
    {
        Database.Run(
            "INSERT INTO accounts (id, name, role, title, language, agency, team, state, version, email) SELECT @id, @name, role, title, language, agency, team, state, version, @mail FROM accounts WHERE name = @like",
            ("id", Guid.NewGuid()), ("name", another), ("mail", $"{Guid.NewGuid():N}@docket-demo.example"), ("like", name)).ShouldBe(1);
        using var scope = _services.CreateScope();
        return _people[another] = scope.ServiceProvider.GetRequiredService<IPortalDb>().Accounts.Single(account => account.Name == another);
    }

    /// <summary>The first demo person of a role, by name; of a team where one is named.</summary>
    public Account Person(Role role, string? team = null, AgencyId? agency = null) =>
        _people.Values.Where(person => person.Role == role && (team is null || person.Team == team) && (agency is null || person.Agency == agency))
            .OrderBy(person => person.Name, StringComparer.Ordinal).First();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsDatabase)
            Database.Dispose();
    }
}

/// <summary>The demo's door in a test.</summary>
public sealed class DemoDoor : IDemoDoor
{
    public bool IsOpen { get; set; } = true;
}
