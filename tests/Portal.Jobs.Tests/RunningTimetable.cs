using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Application;
using Portal.Application.Holds;
using Portal.Application.Ledger;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Persistence;
using Portal.Testing;
using Portal.Testing.Time;

namespace Portal.Jobs.Tests;

/// <summary>The real scheduler in a host, by a clock that the test moves.</summary>
internal sealed class RunningTimetable : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private readonly IHost _host;
    private readonly ManualTime _time;

    private RunningTimetable(IHost host, ManualTime time, Sends sends, LogCollector log) => (_host, _time, Sends, Log) = (host, time, sends, log);

    public Sends Sends { get; }

    public LogCollector Log { get; }

    /// <summary>The portal's timetable on a portal's database.</summary>
    public static Task<RunningTimetable> StartAsync(TestPortal portal) =>
        StartAsync(portal.Time, services =>
        {
            services.AddApplication().AddPersistence(portal.Database.Choice).AddSingleton<IDemoDoor>(portal.Door).AddSingleton<IOperator>(portal.Operator)
                .AddSingleton<IPacketPress>(portal.Press).AddSingleton<IMailer>(portal.Mailer);
            services.AddScoped<Mediator>();
        }, (provider, message, cancellationToken) => SendAsync(provider.GetRequiredService<Mediator>(), message, cancellationToken));

    /// <summary>The portal's timetable with answers that the test makes up; each run gets its own from the factory.</summary>
    public static Task<RunningTimetable> StartAsync(Func<Func<object, CancellationToken, Task<object>>> answers) =>
        StartAsync(new ManualTime(), services =>
        {
            services.AddScoped<CurrentActor>();
            services.AddScoped(_ => answers());
        }, (provider, message, cancellationToken) => Idle(message) is { } idle
            ? Task.FromResult(idle)
            : provider.GetRequiredService<Func<object, CancellationToken, Task<object>>>()(message, cancellationToken));

    /// <summary>Moves the clock on until a message has been sent so often, since the beginning.</summary>
    public async Task UntilAsync<TMessage>(int count)
    {
        var reached = Sends.Reached<TMessage>(count);
        var late = TimeProvider.System.GetTimestamp();
        while (!reached.IsCompleted)
        {
            TimeProvider.System.GetElapsedTime(late).ShouldBeLessThan(s_patience, $"{typeof(TMessage).Name} was sent {Sends.Of<TMessage>()} times of {count}.");
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static async Task<RunningTimetable> StartAsync(
        ManualTime time, Action<IServiceCollection> add, Func<IServiceProvider, object, CancellationToken, Task<object>> answer)
    {
        var (sends, log) = (new Sends(), new LogCollector());
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<TimeProvider>(time).AddLogging(logging => logging.AddProvider(log).Configure(scopes => scopes.ActivityTrackingOptions = ActivityTrackingOptions.TraceId));
        add(builder.Services);
        builder.Services.AddJobs();
        builder.Services.AddScoped<IMediator>(provider => new CountingMediator(sends, (message, cancellationToken) => answer(provider, message, cancellationToken)));
        var running = new RunningTimetable(builder.Build(), time, sends, log);
        await running._host.StartAsync();
        return running;
    }

    private static async Task<object> SendAsync(Mediator mediator, object message, CancellationToken cancellationToken) => message switch
    {
        Application.Clocks.RaiseDueAlarms sweep => await mediator.Send(sweep, cancellationToken),
        Application.Notices.DeliverNotices deliver => await mediator.Send(deliver, cancellationToken),
        Application.Notices.FillInboxes fill => await mediator.Send(fill, cancellationToken),
        Application.Notices.RecordUndelivered record => await mediator.Send(record, cancellationToken),
        ChaseHolds chase => await mediator.Send(chase, cancellationToken),
        PutHoldOff put => await mediator.Send(put, cancellationToken),
        RecordPlacement record => await mediator.Send(record, cancellationToken),
        PressPackets press => await mediator.Send(press, cancellationToken),
        DisclosePacket disclose => await mediator.Send(disclose, cancellationToken),
        Application.Notices.SendMails send => await mediator.Send(send, cancellationToken),
        Application.Notices.RecordMail record => await mediator.Send(record, cancellationToken),
        DiscardOldForms discard => await mediator.Send(discard, cancellationToken),
        SignCheckpoint sign => await mediator.Send(sign, cancellationToken),
        ScrubLedger scrub => await mediator.Send(scrub, cancellationToken),
        VerifyLedger verify => await mediator.Send(verify, cancellationToken),
        RecordScrub record => await mediator.Send(record, cancellationToken),
        RecordOperatorStep record => await mediator.Send(record, cancellationToken),
        _ => throw new NotSupportedException(),
    };

    /// <summary>Made-up answers are about the first rows of the timetable; the others have nothing to do.</summary>
    private static object? Idle(object message) => message switch
    {
        ChaseHolds => (Result<HoldsChased>)new HoldsChased(0, More: false),
        PressPackets => (Result<PacketsPressed>)new PacketsPressed(0, More: false),
        Application.Notices.SendMails => (Result<Application.Notices.MailsSent>)new Application.Notices.MailsSent(0, More: false),
        DiscardOldForms => (Result<OldFormsDiscarded>)new OldFormsDiscarded(0, More: false),
        SignCheckpoint => (Result<CheckpointSigned>)new CheckpointSigned(0, null),
        ScrubLedger => (Result<ScrubOutcome>)new ScrubOutcome(0, null),
        _ => null,
    };
}
