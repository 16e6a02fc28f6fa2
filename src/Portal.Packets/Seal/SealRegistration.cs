using Microsoft.Extensions.DependencyInjection;

namespace Portal.Packets.Seal;

/// <summary>Puts the seal into the container.</summary>
internal static class SealRegistration
{
    public static IServiceCollection AddSeal(this IServiceCollection services, SealOptions options) =>
        options.Pkcs12File is { } file
            ? services.AddSingleton<ISealKey>(new Pkcs12Key(file, options.Pkcs12PasswordFile))
            : services.AddSingleton<ISealKey>(container => new EmbeddedAuthority(options.KeyDirectory, options.Operator, container.GetRequiredService<TimeProvider>()));
}
