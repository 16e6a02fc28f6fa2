using System.Diagnostics.CodeAnalysis;

namespace Portal.Cli;

/// <summary>The one place of the command line that names the real clock.</summary>
internal static class RealTime
{
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The command line is a host, and a host names the real clock.")]
    public static TimeProvider Clock => TimeProvider.System;
}
