using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Application.Demo;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Packets.Tables;
using Portal.Persistence;
using Portal.Testing;
using Portal.Testing.Engines;

namespace Portal.Application.Tests.Demo;

/// <summary>The demo's own container on a fresh database, as the host builds it.</summary>
internal sealed class DemoPlayhouse : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DemoClock _clock = new();

    public DemoPlayhouse(Engine engine, ILoggerProvider? listener = null)
    {
        Database = TestDatabase.Create(engine);
        _services = new ServiceCollection().AddDemoStory(_clock).AddLogging(logging => Listen(logging, listener))
            .AddApplication().AddPersistence(Database.Choice).AddTables()
            .AddSingleton<IOperator>(new FakeOperator()).AddSingleton<IPacketPress>(new FakePress()).BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public TestDatabase Database { get; }

    public Task<DemoState> StateAsync() => DemoStory.StateAsync(_services);

    public Task<Result<Done>> TellAsync(DateTimeOffset now, CancellationToken cancellationToken = default) => DemoStory.TellAsync(_services, _clock, now, cancellationToken);

    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> message, Actor by)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(by);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message);
    }

    public async Task<T> GetAsync<T>(IRequest<Result<T>> message, Actor by) => (await SendAsync(message, by)).Value;

    public IReadOnlyList<string> Column(string sql) => [.. Database.List(sql).Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!)];

    private static void Listen(ILoggingBuilder logging, ILoggerProvider? listener)
    {
        if (listener is not null)
            logging.SetMinimumLevel(LogLevel.Debug).AddProvider(listener);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Database.Dispose();
    }
}
