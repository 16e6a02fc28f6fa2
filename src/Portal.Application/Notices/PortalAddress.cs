namespace Portal.Application.Notices;

/// <summary>Where people reach the portal, for mails; the host says it.</summary>
/// <param name="Uri">Address of the front page.</param>
public sealed record PortalAddress(Uri Uri)
{
    /// <summary>Used where no host says otherwise.</summary>
    public static PortalAddress OwnMachine { get; } = new(new Uri("http://localhost:5000/"));
}
