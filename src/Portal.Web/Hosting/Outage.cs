using System.Data.Common;

namespace Portal.Web.Hosting;

/// <summary>Whether a failure says that something the portal stands on is away for a while, so that trying later makes sense.</summary>
internal static class Outage
{
    /// <summary>Told to callers that come back by themselves, in seconds.</summary>
    public const int RetryAfter = 60;

    public static bool Is(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true })
                return true;
        }

        return false;
    }
}
