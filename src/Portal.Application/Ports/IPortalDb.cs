using Microsoft.EntityFrameworkCore;
using Portal.Application.Accounts;
using Portal.Application.Answers;
using Portal.Application.Documents;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Answers;
using Portal.Domain.Documents;
using Portal.Domain.Holds;
using Portal.Domain.Packets;
using Portal.Domain.Requests;

namespace Portal.Application.Ports;

/// <summary>The stored portal as LINQ. It can be read and changed here, but not saved: only the commit step saves.</summary>
public interface IPortalDb
{
    DbSet<RequestDraft> Drafts { get; }

    DbSet<LegalRequest> Requests { get; }

    DbSet<Document> Documents { get; }

    DbSet<DocumentContent> DocumentContents { get; }

    DbSet<Answer> Answers { get; }

    DbSet<AnswerFileContent> AnswerFileContents { get; }

    DbSet<AnswerImport> AnswerImports { get; }

    DbSet<Hold> Holds { get; }

    DbSet<Packet> Packets { get; }

    DbSet<PacketContent> PacketContents { get; }

    DbSet<Account> Accounts { get; }

    DbSet<Agency> Agencies { get; }

    DbSet<Session> Sessions { get; }

    DbSet<OutboxMessage> Outbox { get; }

    /// <summary>Forms that have had their effect; written by the commit step alone.</summary>
    DbSet<FormUse> FormUses { get; }

    DbSet<Notice> Notices { get; }

    DbSet<QueuedMail> Mails { get; }

    /// <summary>For timelines; written by the commit step alone.</summary>
    DbSet<LedgerRow> Ledger { get; }

    /// <summary>The head of the ledger, for verifying; written by the commit step alone.</summary>
    DbSet<LedgerHead> LedgerHeads { get; }

    /// <summary>Values that ledger entries commit to; added by the commit step alone.</summary>
    DbSet<LedgerPayload> LedgerPayloads { get; }

    /// <summary>What the database says about itself, e.g. that it was created as a demo.</summary>
    DbSet<PortalMark> Marks { get; }

    /// <summary>Has a query with lists in it asked in one statement. Otherwise each list is a statement of its own, which is better where
    /// the lists of one row are long, or several and not nested: their rows multiply here.</summary>
    IQueryable<T> InOneStatement<T>(IQueryable<T> query)
        where T : class;
}
