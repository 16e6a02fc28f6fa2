using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Accounts;
using Portal.Application.Answers;
using Portal.Application.Documents;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Packets;
using Portal.Application.Pipeline;
using Portal.Application.Ports;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Answers;
using Portal.Domain.Clocks;
using Portal.Domain.Documents;
using Portal.Domain.Holds;
using Portal.Domain.Packets;
using Portal.Domain.Questions;
using Portal.Domain.Requests;
using Portal.Persistence.Engines;
using Portal.Persistence.Mappings;

namespace Portal.Persistence;

/// <summary>One context for everything, so that one commit can hold everything.</summary>
internal sealed class PortalDbContext(DbContextOptions<PortalDbContext> options, IEngine engine) : DbContext(options), IPortalDb
{
    public DbSet<RequestDraft> Drafts => Set<RequestDraft>();

    public DbSet<LegalRequest> Requests => Set<LegalRequest>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<DocumentContent> DocumentContents => Set<DocumentContent>();

    public DbSet<Answer> Answers => Set<Answer>();

    public DbSet<AnswerFileContent> AnswerFileContents => Set<AnswerFileContent>();

    public DbSet<AnswerImport> AnswerImports => Set<AnswerImport>();

    public DbSet<Hold> Holds => Set<Hold>();

    public DbSet<Packet> Packets => Set<Packet>();

    public DbSet<PacketContent> PacketContents => Set<PacketContent>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<QueuedMail> Mails => Set<QueuedMail>();

    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();

    public DbSet<FormUse> FormUses => Set<FormUse>();

    public DbSet<LedgerHead> LedgerHeads => Set<LedgerHead>();

    public DbSet<LedgerPayload> LedgerPayloads => Set<LedgerPayload>();

    public DbSet<PortalMark> Marks => Set<PortalMark>();

    public IQueryable<T> InOneStatement<T>(IQueryable<T> query)
        where T : class => query.AsSingleQuery();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        engine.Convert(configurationBuilder);
        configurationBuilder.Properties<TimeSpan>().HaveConversion<Microseconds.OfSpan>();
        configurationBuilder.Properties<BigInteger>().HaveConversion<Conversions.Units>();
        configurationBuilder.Properties<RequestReference>().HaveConversion<Conversions.Reference>();
        configurationBuilder.Properties<AccountId>().HaveConversion<Conversions.OfAccount>();
        configurationBuilder.Properties<AgencyId>().HaveConversion<Conversions.OfAgency>();
        configurationBuilder.Properties<RequestId>().HaveConversion<Conversions.OfRequest>();
        configurationBuilder.Properties<DocumentId>().HaveConversion<Conversions.OfDocument>();
        configurationBuilder.Properties<QuestionId>().HaveConversion<Conversions.OfQuestion>();
        configurationBuilder.Properties<AnswerId>().HaveConversion<Conversions.OfAnswer>();
        configurationBuilder.Properties<AnswerFileId>().HaveConversion<Conversions.OfAnswerFile>();
        configurationBuilder.Properties<HoldId>().HaveConversion<Conversions.OfHold>();
        configurationBuilder.Properties<PacketId>().HaveConversion<Conversions.OfPacket>();
        configurationBuilder.Properties<AnswerKind>().HaveConversion<string>();
        configurationBuilder.Properties<AnswerState>().HaveConversion<string>();
        configurationBuilder.Properties<Outcome>().HaveConversion<string>();
        configurationBuilder.Properties<PlacementState>().HaveConversion<string>();
        configurationBuilder.Properties<Role>().HaveConversion<string>();
        configurationBuilder.Properties<AccountState>().HaveConversion<string>();
        configurationBuilder.Properties<AgencyKind>().HaveConversion<string>();
        configurationBuilder.Properties<AgencyState>().HaveConversion<string>();
        configurationBuilder.Properties<RequestKind>().HaveConversion<string>();
        configurationBuilder.Properties<RequestState>().HaveConversion<string>();
        configurationBuilder.Properties<HoldBasis>().HaveConversion<string>();
        configurationBuilder.Properties<ClockName>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new PortalMarkMapping());
        modelBuilder.ApplyConfiguration(new AgencyMapping());
        modelBuilder.ApplyConfiguration(new AccountMapping());
        modelBuilder.ApplyConfiguration(new SessionMapping());
        modelBuilder.ApplyConfiguration(new RequestDraftMapping());
        modelBuilder.ApplyConfiguration(new DocumentMapping());
        modelBuilder.ApplyConfiguration(new DocumentContentMapping());
        modelBuilder.ApplyConfiguration(new LegalRequestMapping());
        modelBuilder.ApplyConfiguration(new RequestTargetMapping());
        modelBuilder.ApplyConfiguration(new ClockMapping());
        modelBuilder.ApplyConfiguration(new ClockAlarmMapping());
        modelBuilder.ApplyConfiguration(new ClockPauseMapping());
        modelBuilder.ApplyConfiguration(new QuestionMapping());
        modelBuilder.ApplyConfiguration(new HoldMapping());
        modelBuilder.ApplyConfiguration(new AnswerMapping());
        modelBuilder.ApplyConfiguration(new FindingMapping());
        modelBuilder.ApplyConfiguration(new WithheldCategoryMapping());
        modelBuilder.ApplyConfiguration(new AnswerFileMapping());
        modelBuilder.ApplyConfiguration(new AnswerFileContentMapping());
        modelBuilder.ApplyConfiguration(new AnswerImportMapping());
        modelBuilder.ApplyConfiguration(new PacketMapping());
        modelBuilder.ApplyConfiguration(new PacketDownloadMapping());
        modelBuilder.ApplyConfiguration(new PacketContentMapping());
        modelBuilder.ApplyConfiguration(new OutboxMessageMapping());
        modelBuilder.ApplyConfiguration(new FormUseMapping());
        modelBuilder.ApplyConfiguration(new NoticeMapping());
        modelBuilder.ApplyConfiguration(new QueuedMailMapping());
        modelBuilder.ApplyConfiguration(new LeaseMapping());
        modelBuilder.ApplyConfiguration(new LedgerRowMapping());
        modelBuilder.ApplyConfiguration(new LedgerHeadMapping());
        modelBuilder.ApplyConfiguration(new LedgerPayloadMapping());
        ColumnNames.Apply(modelBuilder.Model);
    }
}
