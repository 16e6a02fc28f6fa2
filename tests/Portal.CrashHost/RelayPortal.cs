using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Persistence;

namespace Portal.CrashHost;

/// <summary>A worker as the timetable makes one, without the pauses between its rounds. It says "ready", waits for a line, and
/// writes one after each round.</summary>
internal static class RelayPortal
{
    public static async Task RunAsync(RelayErrand errand)
    {
        var kill = new KillPoint(errand.Point);
        await using var portal = Compose(errand, kill);
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadLineAsync();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var round = 0;
        while ((await AskAsync(portal, new ListDeadLetters(), new(default, Role.Manager))).Waiting > 0)
        {
            kill.Stage = $"round {++round}";
            var told = await AskAsync(portal, new DeliverNotices(), Actor.Portal);
            var mailed = await AskAsync(portal, new SendMails(), Actor.Portal);
            if (told.Messages + mailed.Sent > 0)
                await Console.Out.WriteLineAsync($"{told.Messages} told, {mailed.Sent} mailed");
            else
                await pace.WaitForNextTickAsync();
        }
    }

    private static ServiceProvider Compose(RelayErrand errand, KillPoint kill)
    {
        var length = TimeSpan.FromSeconds(errand.LeaseSeconds);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new LeaseTerms { Messages = length, Mails = length })
            .AddSingleton<IMailer>(new FolderMailer(errand.MailFolder)).AddApplication().AddPersistence(errand.Database);
        var unit = services.Last(service => service.ServiceType == typeof(IUnitOfWork));
        services.AddScoped<IUnitOfWork>(portal => new MortalUnitOfWork((IUnitOfWork)ActivatorUtilities.CreateInstance(portal, unit.ImplementationType!), kill));
        if (errand.Deadly is { } deadly)
            services.AddSingleton<IPipelineBehavior<FillInboxes, Result<int>>>(new DeadlyMessage(deadly));
        return services.BuildServiceProvider();
    }

    private static async Task<T> AskAsync<T>(ServiceProvider portal, IRequest<Result<T>> message, Actor by)
    {
        await using var scope = portal.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(by);
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message)).Value;
    }

    private sealed class DeadlyMessage(Guid deadly) : IPipelineBehavior<FillInboxes, Result<int>>
    {
        public Task<Result<int>> Handle(FillInboxes request, CancellationToken cancellationToken, RequestHandlerDelegate<Result<int>> next)
        {
            if (request.Messages.Any(message => message.Message == deadly))
                KillPoint.Die();
            return next();
        }
    }

    /// <summary>A mail server that a test can look into while the process is gone.</summary>
    private sealed class FolderMailer(string folder) : IMailer
    {
        public bool IsSetUp => true;

        public async Task<bool> SendAsync(Mail mail, CancellationToken cancellationToken)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{mail.Id:D}.{Environment.ProcessId}"), mail.To, cancellationToken);
            return true;
        }
    }
}
