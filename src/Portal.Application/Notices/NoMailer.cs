using Portal.Application.Ports;

namespace Portal.Application.Notices;

/// <summary>No mail was set up.</summary>
internal sealed class NoMailer : IMailer
{
    public bool IsSetUp => false;

    public Task<bool> SendAsync(Mail mail, CancellationToken cancellationToken) => Task.FromResult(false);
}
