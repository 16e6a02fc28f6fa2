using System.Diagnostics.CodeAnalysis;

namespace Portal.Web.Hosting;

/// <summary>The one place where the host names the real clock; everything else is handed it.</summary>
internal static class RealTime
{
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The host is what hands the clock to everything else.")]
    public static IServiceCollection AddRealTime(this IServiceCollection services) => services.AddSingleton(TimeProvider.System);
}
