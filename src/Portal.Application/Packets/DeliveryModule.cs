using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application.Notices;
using Portal.Application.Packets.Contents;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Application.Texts;

namespace Portal.Application.Packets;

/// <summary>What packets and mails need. A host that brings a press, a mailer or its address replaces those here.</summary>
internal static class DeliveryModule
{
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton(PacketTexts.Load());
        services.AddSingleton<PacketContents>();
        services.AddSingleton<PressPatience>();
        services.AddScoped<PacketGathering>();
        services.AddScoped<Postbag>();
        services.AddScoped<DeadLetters>();
        services.TryAddSingleton<LeaseTerms>();
        // Not from the injected chance: where that repeats itself, two processes must still have two names.
        services.TryAddSingleton(_ => new Worker(new CryptographicChance().NewId()));
        services.TryAddSingleton<IPacketPress, NoPress>();
        services.TryAddSingleton<IMailer, NoMailer>();
        services.TryAddSingleton(PortalAddress.OwnMachine);
        services.TryAddSingleton(_ => TextCatalogue.Load());
    }
}
