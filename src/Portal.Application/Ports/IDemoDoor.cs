namespace Portal.Application.Ports;

/// <summary>Whether the demo's one-click sign-in may be used from where the caller stands: Development, a loopback listener
/// and no forwarded header. The fourth condition, a database marked as a demo at its creation, is the command's own.</summary>
public interface IDemoDoor
{
    bool IsOpen { get; }
}
