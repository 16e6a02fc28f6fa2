using Portal.Persistence;

namespace Portal.CrashHost;

/// <summary>A process that delivers what waits in an outbox until nothing does.</summary>
/// <param name="Database">The database.</param>
/// <param name="MailFolder">A file appears here for each mail that is handed over, named for its id and the process.</param>
/// <param name="LeaseSeconds">How long its leases run.</param>
/// <param name="Point">Where it is to die, such as <c>round 1 commits</c>; empty to live.</param>
/// <param name="Deadly">A message at which it dies whenever it tells it, as of a bug that no handler can catch.</param>
public sealed record RelayErrand(DatabaseChoice Database, string MailFolder, int LeaseSeconds, string Point, Guid? Deadly = null);
