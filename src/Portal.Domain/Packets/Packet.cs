using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Requests;

namespace Portal.Domain.Packets;

/// <summary>The sealed file of a disclosed answer, with who may fetch it and until when. One answer has one packet.</summary>
public sealed class Packet : IRecordsEvents
{
    /// <summary>How long a packet can be fetched unless somebody says otherwise, in days.</summary>
    public const int DaysOpen = 30;

    private readonly List<IEvent> _events = [];
    private readonly List<PacketDownload> _downloads = [];

    private Packet()
    {
    }

    /// <summary>Names the packet.</summary>
    public PacketId Id { get; private set; }

    /// <summary>The answer it carries.</summary>
    public AnswerId Answer { get; private set; }

    /// <summary>The answered request.</summary>
    public RequestId Request { get; private set; }

    /// <summary>SHA-256 of the sealed file, lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>SHA-256 of the file before its seal.</summary>
    public string UnsealedSha256 { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Pages.</summary>
    public int Pages { get; private set; }

    /// <summary>The manifest inside, as its bytes are: UTF-8 JSON.</summary>
    public string Manifest { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset SealedAt { get; private set; }

    /// <summary>Who may fetch it.</summary>
    public AccountId Recipient { get; private set; }

    /// <summary>UTC; from here on it can no longer be fetched until somebody renews it.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>UTC; when it was called back.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>UTC; when the recipient asked for a renewal that nobody has given yet.</summary>
    public DateTimeOffset? RenewalAskedAt { get; private set; }

    /// <summary>Grows with each change; the loser of a race sees another number.</summary>
    public long Version { get; private set; }

    /// <summary>Each fetching, in order.</summary>
    public IReadOnlyList<PacketDownload> Downloads => _downloads;

    /// <inheritdoc />
    public IReadOnlyList<IEvent> Events => _events;

    /// <inheritdoc />
    public void ForgetEvents() => _events.Clear();

    /// <summary>Keeps a sealed packet.</summary>
    public static Packet Sealed(
        PacketId id, Answer answer, string sha256, string unsealedSha256, long size, int pages, string manifest, DateTimeOffset now) => new()
        {
            Id = id, Answer = answer.Id, Request = answer.Request, Sha256 = sha256, UnsealedSha256 = unsealedSha256, Size = size, Pages = pages, Manifest = manifest,
            SealedAt = now, Recipient = answer.Requester, ExpiresAt = now.AddDays(DaysOpen), Version = 1,
        };

    /// <summary>The recipient fetches it; written before a byte leaves.</summary>
    /// <param name="id">A fresh id, the receipt's.</param>
    /// <param name="by">Who fetches.</param>
    /// <param name="from">Network address the portal saw; a person's data, which the ledger commits to.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Fetch(Guid id, AccountId by, string from, DateTimeOffset now)
    {
        if (by != Recipient)
            return RequestErrors.NotFound;
        if (RevokedAt is not null)
            return PacketErrors.Revoked;
        if (now >= ExpiresAt)
            return PacketErrors.Expired(ExpiresAt);
        _downloads.Add(new(id, by, from, now));
        Version++;
        _events.Add(new PacketFetched(Request, Id, Sha256, from));
        return default(Done);
    }

    /// <summary>The recipient asks for more time.</summary>
    public Result<Done> AskRenewal(AccountId by, DateTimeOffset now)
    {
        if (by != Recipient)
            return RequestErrors.NotFound;
        if (RevokedAt is not null)
            return PacketErrors.Revoked;
        if (now < ExpiresAt)
            return PacketErrors.StillOpen(ExpiresAt);
        // Asked once; asking again changes nothing.
        if (RenewalAskedAt is null)
        {
            RenewalAskedAt = now;
            Version++;
            _events.Add(new PacketRenewalAsked(Request, Id));
        }

        return default(Done);
    }

    /// <summary>The desk lets it be fetched for another <see cref="DaysOpen"/> days; what is in it was approved already.</summary>
    public Result<Done> Renew(DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return PacketErrors.Revoked;
        if (now < ExpiresAt)
            return PacketErrors.StillOpen(ExpiresAt);
        (ExpiresAt, RenewalAskedAt) = (now.AddDays(DaysOpen), null);
        Version++;
        _events.Add(new PacketRenewed(Request, Id, ExpiresAt));
        return default(Done);
    }

    /// <summary>Takes out of the receipts from where it was fetched. What a receipt says otherwise stays.</summary>
    /// <returns>How many receipts had an address.</returns>
    public int EraseAddresses()
    {
        var told = _downloads.FindAll(download => download.From.Length > 0);
        told.ForEach(download => download.EraseFrom());
        return told.Count;
    }

    /// <summary>It can no longer be fetched.</summary>
    public void Revoke(DateTimeOffset now)
    {
        RevokedAt ??= now;
        Version++;
    }
}

/// <summary>One fetching of a packet: the receipt.</summary>
/// <param name="Id">Names the receipt.</param>
/// <param name="By">Who.</param>
/// <param name="From">Network address the portal saw.</param>
/// <param name="At">UTC.</param>
public sealed record PacketDownload(Guid Id, AccountId By, string From, DateTimeOffset At)
{
    /// <summary>Network address the portal saw; empty once it was erased.</summary>
    public string From { get; private set; } = From;

    internal void EraseFrom() => From = "";
}
