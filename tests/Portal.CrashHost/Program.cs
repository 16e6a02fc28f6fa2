using System.Text.Json;
using Portal.CrashHost;

// Delivers what waits in an outbox, in a process that a test may let die.
if (args is ["relay", var relay])
{
    await RelayPortal.RunAsync(JsonSerializer.Deserialize<RelayErrand>(relay)!);
    return 0;
}

// Orders holds one after the other and says of each that it is done, until a test kills it.
if (args is ["stream", var stream])
{
    await StreamPortal.RunAsync(JsonSerializer.Deserialize<StreamErrand>(stream)!);
    return 0;
}

// Approves, presses and fetches as three people would, in a process that a test may let die at a named point.
var errand = JsonSerializer.Deserialize<CrashErrand>(args[0])!;
await using var portal = CrashPortal.Compose(errand);
await CrashPortal.RunAsync(portal, errand);
return 0;
