using System.Data.Common;

namespace Portal.Persistence;

/// <summary>What may be said of a failure without its words, into which a database puts the values of rows.</summary>
public static class DatabaseFailure
{
    /// <summary>Whether the database is away for a while, so that trying later makes sense.</summary>
    public static bool IsOutage(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true })
                return true;
        }

        return false;
    }

    /// <summary>The server's code of the failure itself (five characters, SQL standard part 2, "SQLSTATE"); null when it has none.</summary>
    public static string? CodeOf(Exception failure) => failure is DbException { SqlState: { Length: 5 } code } ? code : null;
}
