using Portal.Application.Ports;

namespace Portal.Testing;

/// <summary>A mail server that keeps what it takes.</summary>
public sealed class FakeMailer : IMailer
{
    public bool IsSetUp { get; set; }

    /// <summary>Whether it takes mails.</summary>
    public bool Takes { get; set; } = true;

    /// <summary>What it took.</summary>
    public List<Mail> Taken { get; } = [];

    public Task<bool> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (Takes)
            Taken.Add(mail);
        return Task.FromResult(Takes);
    }
}
