using Portal.Persistence;

namespace Portal.CrashHost;

/// <summary>What the process is to do, and where it is to die.</summary>
/// <param name="Database">The database, with an answer that waits for approval.</param>
/// <param name="SealFolder">Folder of the seal.</param>
/// <param name="Request">The request.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Approver">Who approves it.</param>
/// <param name="Officer">Who fetches the packet.</param>
/// <param name="Agency">The officer's agency.</param>
/// <param name="Download">File that stands for the officer's disk.</param>
/// <param name="Point">One of <see cref="KillPoint.All"/>; empty to live.</param>
public sealed record CrashErrand(DatabaseChoice Database, string SealFolder, Guid Request, Guid Answer, Guid Approver, Guid Officer, Guid Agency, string Download, string Point);
