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

    /// <summary>What happens on the way to it.</summary>
    public Func<Task> BeforeTaking { get; set; } = () => Task.CompletedTask;

    /// <summary>The same for one mail.</summary>
    public Func<Mail, Task> BeforeTakingOf { get; set; } = _ => Task.CompletedTask;

    public async Task<bool> SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        await BeforeTaking();
        await BeforeTakingOf(mail);
        if (Takes)
            Taken.Add(mail);
        return Takes;
    }
}
