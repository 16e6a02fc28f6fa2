using Portal.Application.Notices;

namespace Portal.Application.Ports;

/// <summary>Says which of several processes works on what. A lease runs by the database's own clock, so that no process needs to
/// have the right time; one that is not given back in time goes to whoever asks next. It only keeps work from being done twice in
/// vain: that it counts once is for the consumer's own commit to see to, by the token or by the state of what was worked on.</summary>
public interface ILeases
{
    /// <summary>Leases waiting messages whose time has come, the longest waiting first, past those that others have.</summary>
    /// <param name="most">Not more than so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<OutboxMessage>> ClaimMessagesAsync(int most, CancellationToken cancellationToken);

    /// <summary>Leases waiting mails in the same way.</summary>
    /// <param name="most">Not more than so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<QueuedMail>> ClaimMailsAsync(int most, CancellationToken cancellationToken);

    /// <summary>Leases one piece of other work.</summary>
    /// <param name="work">What is done.</param>
    /// <param name="subject">To what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Dispose to give it back; null when another has it.</returns>
    Task<IAsyncDisposable?> TakeAsync(LeasedWork work, Guid subject, CancellationToken cancellationToken);
}

/// <summary>Work that is leased and does not stand in the outbox.</summary>
public enum LeasedWork
{
    /// <summary>Asking the operator about a hold.</summary>
    Hold,

    /// <summary>Pressing and disclosing the packet of an answer.</summary>
    Packet,
}

/// <summary>How long leases run. Each is longer than what it is for takes at most, so that only a process that has died or stands
/// still loses one.</summary>
public sealed record LeaseTerms
{
    /// <summary>Messages are worked off in one commit of our own.</summary>
    public TimeSpan Messages { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>One conversation with the mail server.</summary>
    public TimeSpan Mails { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>One call to the operator.</summary>
    public TimeSpan Holds { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Setting and sealing one packet.</summary>
    public TimeSpan Packets { get; init; } = TimeSpan.FromMinutes(2);
}

/// <summary>Names this process on its leases. For reading only: leases are told apart by their tokens.</summary>
public sealed record Worker(Guid Id);
