using System.Text.Json;
using Portal.CrashHost;

// Approves, presses and fetches as three people would, in a process that a test may let die at a named point.
var errand = JsonSerializer.Deserialize<CrashErrand>(args[0])!;
await using var portal = CrashPortal.Compose(errand);
await CrashPortal.RunAsync(portal, errand);
return 0;
