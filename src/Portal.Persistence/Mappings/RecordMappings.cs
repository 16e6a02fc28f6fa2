using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Documents;
using Portal.Application.Ledger;
using Portal.Application.Notices;
using Portal.Application.Pipeline;
using Portal.Domain.Accounts;
using Portal.Domain.Documents;
using Portal.Domain.Requests;

namespace Portal.Persistence.Mappings;

internal sealed class DocumentContentMapping : IEntityTypeConfiguration<DocumentContent>
{
    public void Configure(EntityTypeBuilder<DocumentContent> builder)
    {
        builder.ToTable("document_contents");
        builder.Property(content => content.Id).ValueGeneratedNever();
        builder.HasOne<Document>().WithOne().HasForeignKey<DocumentContent>(content => content.Id).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.HasOne<LegalRequest>().WithMany().HasForeignKey(message => message.Request);
        builder.HasOne<Account>().WithMany().HasForeignKey(message => message.Recipient);
        // Who lost the lease finds another token, stores nothing and tries again without the message.
        builder.Property(message => message.Token).IsConcurrencyToken();
    }
}

internal sealed class FormUseMapping : IEntityTypeConfiguration<FormUse>
{
    public void Configure(EntityTypeBuilder<FormUse> builder) =>
        builder.ToTable("form_uses").HasKey(use => new { use.Actor, use.KeyHash, use.Message });
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices").HasKey(notice => new { notice.Message, notice.Recipient });
        builder.HasOne<OutboxMessage>().WithMany().HasForeignKey(notice => notice.Message);
        builder.HasOne<Account>().WithMany().HasForeignKey(notice => notice.Recipient);
        builder.HasOne<LegalRequest>().WithMany().HasForeignKey(notice => notice.Request);
    }
}

internal sealed class QueuedMailMapping : IEntityTypeConfiguration<QueuedMail>
{
    public void Configure(EntityTypeBuilder<QueuedMail> builder)
    {
        builder.ToTable("mails").HasKey(mail => new { mail.Message, mail.Recipient });
        builder.HasOne<Notice>().WithOne().HasForeignKey<QueuedMail>(mail => new { mail.Message, mail.Recipient }).OnDelete(DeleteBehavior.Restrict);
        builder.Property(mail => mail.Token).IsConcurrencyToken();
        builder.Ignore(mail => mail.Id);
    }
}

internal sealed class LedgerRowMapping : IEntityTypeConfiguration<LedgerRow>
{
    public void Configure(EntityTypeBuilder<LedgerRow> builder)
    {
        builder.ToTable("ledger_entries").HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedNever();
    }
}

internal sealed class LedgerPayloadMapping : IEntityTypeConfiguration<LedgerPayload>
{
    public void Configure(EntityTypeBuilder<LedgerPayload> builder)
    {
        builder.ToTable("ledger_payloads").HasKey(payload => new { payload.Sequence, payload.Name });
        builder.HasOne<LedgerRow>().WithMany().HasForeignKey(payload => payload.Sequence).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LedgerHeadMapping : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> builder)
    {
        builder.ToTable("ledger_head");
        builder.Property(head => head.Id).ValueGeneratedNever();
    }
}
