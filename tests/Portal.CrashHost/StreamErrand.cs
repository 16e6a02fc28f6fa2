using Portal.Persistence;

namespace Portal.CrashHost;

/// <summary>A process that orders one hold after the other and writes <c>done n</c> when the portal has said that the n-th stands.</summary>
/// <param name="Database">The database.</param>
/// <param name="Request">A verified freeze with a target on each line from <see cref="FirstLine"/> on.</param>
/// <param name="Investigator">Who has it.</param>
/// <param name="Team">The investigator's team.</param>
/// <param name="Last">The last hold.</param>
/// <param name="Pragma">SQLite: run on every connection after the portal's own; empty for none.</param>
public sealed record StreamErrand(DatabaseChoice Database, Guid Request, Guid Investigator, string? Team, int Last, string Pragma = "")
{
    /// <summary>Line of the hold with number 0.</summary>
    public const int FirstLine = 3;

    /// <summary>Id of a hold, the same in each process.</summary>
    public static Guid HoldOf(int number) => new(number + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    /// <summary>Key of the form that orders it.</summary>
    public static Guid FormOf(int number) => new(number + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2);
}
