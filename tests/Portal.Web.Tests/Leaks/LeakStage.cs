using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Application.Pipeline;
using Portal.Connectors;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Testing.Engines;

namespace Portal.Web.Tests.Leaks;

/// <summary>The real host with everything it says heard at the finest level, its own mailer and its own line to an operator who says
/// planted things.</summary>
internal sealed class LeakStage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("portal-leaks-");

    private LeakStage()
    {
    }

    public Plants Plants { get; } = new();

    public Ears Ears { get; } = new();

    public Faults Faults { get; } = new();

    public PlantedOperator Operator { get; private set; } = null!;

    public PortalFactory Factory { get; private set; } = null!;

    /// <summary>Where mails are put.</summary>
    public string Mails => Path.Combine(_folder.FullName, "mail");

    public static async Task<LeakStage> SetAsync(Engine engine)
    {
        var stage = new LeakStage();
        stage.Operator = await PlantedOperator.StartAsync(stage.Plants, stage.Ears);
        stage.Factory = await PortalFactory.StartAsync(engine, services =>
        {
            stage.Faults.AddTo(services);
            services.AddConnectors(new ConnectorOptions
            {
                Operator = new() { Address = stage.Operator.Address, Token = "a-token" },
                Mail = new() { PickupDirectory = stage.Mails, From = "docket@localhost.example" },
            });
            services.AddSingleton<ILoggerProvider>(stage.Ears).PostConfigure<LoggerFilterOptions>(filters =>
            {
                filters.Rules.Clear();
                filters.MinLevel = LogLevel.Trace;
            });
        });
        return stage;
    }

    /// <summary>Sends a message in the host itself, as its timetable does.</summary>
    public async Task<T> RunAsync<T>(IRequest<Result<T>> errand)
    {
        await using var scope = Factory.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(Actor.Portal);
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(errand)).Value;
    }

    /// <summary>Listens to the mails that lie there, and takes them away.</summary>
    public void CollectMails()
    {
        foreach (var mail in Directory.Exists(Mails) ? Directory.GetFiles(Mails, "*.eml") : [])
        {
            Ears.Hear(Channel.Mail, File.ReadAllText(mail));
            File.Delete(mail);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Factory.DisposeAsync();
        await Operator.DisposeAsync();
        Ears.Dispose();
        _folder.Delete(recursive: true);
    }
}
