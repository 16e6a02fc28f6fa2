using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application;
using Portal.Application.Answers;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;
using Portal.Packets;
using Portal.Persistence;

namespace Portal.CrashHost;

/// <summary>The portal's own rooms, with a commit and a press that can be the last thing they do.</summary>
internal static class CrashPortal
{
    public static ServiceProvider Compose(CrashErrand errand)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new KillPoint(errand.Point))
            .AddApplication().AddPersistence(errand.Database).AddPackets(new() { KeyDirectory = errand.SealFolder });
        var (unit, press) = (services.Last(service => service.ServiceType == typeof(IUnitOfWork)), services.Last(service => service.ServiceType == typeof(IPacketPress)));
        services.AddScoped<IUnitOfWork>(portal => new MortalUnitOfWork(
            (IUnitOfWork)ActivatorUtilities.CreateInstance(portal, unit.ImplementationType!), portal.GetRequiredService<KillPoint>()));
        services.AddSingleton<IPacketPress>(portal => new MortalPress(
            (IPacketPress)ActivatorUtilities.CreateInstance(portal, press.ImplementationType!), portal.GetRequiredService<KillPoint>()));
        return services.BuildServiceProvider();
    }

    /// <summary>Goes on from wherever an earlier process died.</summary>
    public static async Task RunAsync(ServiceProvider portal, CrashErrand errand)
    {
        var kill = portal.GetRequiredService<KillPoint>();
        var (request, answer) = (new RequestId(errand.Request), new AnswerId(errand.Answer));
        var now = portal.GetRequiredService<TimeProvider>().GetUtcNow();
        var approver = new Actor(new(errand.Approver), Role.Approver, SteppedUpAt: now);
        var officer = new Actor(new(errand.Officer), Role.Officer, new(errand.Agency), SteppedUpAt: now);
        var page = (await SendAsync(portal, new GetAnswer(request, answer), approver)).Answer;
        kill.Stage = "approve";
        if (page.State == AnswerState.AwaitingApproval)
            await SendAsync(portal, new ApproveAnswer(request, answer, page.Revision), approver);
        kill.Stage = "press";
        await SendAsync(portal, new PressPackets(), Actor.Portal);
        kill.Stage = "fetch";
        var fetched = await SendAsync(portal, new FetchPacket(request, answer, "127.0.0.1"), officer);
        await using var disk = File.Create(errand.Download);
        await disk.WriteAsync(fetched.Bytes.AsMemory(0, fetched.Bytes.Length / 2));
        await disk.FlushAsync();
        kill.Reach("half sent");
        await disk.WriteAsync(fetched.Bytes.AsMemory(fetched.Bytes.Length / 2));
        await disk.FlushAsync();
        kill.Reach("sent");
    }

    private static async Task<T> SendAsync<T>(ServiceProvider portal, IRequest<Result<T>> message, Actor by)
    {
        await using var scope = portal.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(by);
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message)).Value;
    }
}
