using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;
using Portal.Domain.Clocks;
using Portal.Domain.Documents;
using Portal.Domain.Questions;
using Portal.Domain.Requests;

namespace Portal.Persistence.Mappings;

internal sealed class LegalRequestMapping : IEntityTypeConfiguration<LegalRequest>
{
    public void Configure(EntityTypeBuilder<LegalRequest> builder)
    {
        builder.ToTable("requests");
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Urgency).HasConversion<int>();
        builder.Property(request => request.Version).IsConcurrencyToken();
        builder.Ignore(request => request.Events);
        builder.Ignore(request => request.OpenQuestion);
        builder.ComplexProperty(request => request.Routing, routing => routing.IsRequired());
        builder.ComplexProperty(request => request.Case);
        builder.ComplexProperty(request => request.Instrument);
        builder.ComplexProperty(request => request.Freeze);
        builder.ComplexProperty(request => request.Data, data => data.Ignore(scope => scope.Categories).Ignore(scope => scope.From).Ignore(scope => scope.Until));
        builder.HasOne<Agency>().WithMany().HasForeignKey(request => request.Agency);
        builder.HasOne<Account>().WithMany().HasForeignKey(request => request.Officer);
        builder.HasOne<Account>().WithMany().HasForeignKey(request => request.ClaimedBy);
        builder.HasMany(request => request.Targets).WithOne().HasForeignKey("Request").OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LegalRequest>().WithMany().HasForeignKey(request => request.SupersededBy);
        builder.HasMany(request => request.Questions).WithOne().HasForeignKey("Request").OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(request => request.Clocks).WithOne().HasForeignKey("Request").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RequestTargetMapping : IEntityTypeConfiguration<RequestTarget>
{
    public void Configure(EntityTypeBuilder<RequestTarget> builder)
    {
        builder.ToTable("request_targets");
        builder.Property<RequestId>("Request");
        builder.HasKey("Request", nameof(RequestTarget.Line));
        builder.Property(target => target.Line).ValueGeneratedNever();
    }
}

internal sealed class ClockMapping : IEntityTypeConfiguration<Clock>
{
    public void Configure(EntityTypeBuilder<Clock> builder)
    {
        builder.ToTable("clocks");
        builder.Property(clock => clock.Id).ValueGeneratedNever();
        builder.Property<RequestId>("Request");
        builder.Ignore(clock => clock.Runs);
        // Saved before the request's own row: without these a lost race would break a rule of the table before it shows as one.
        builder.Property(clock => clock.PausedAt).IsConcurrencyToken();
        builder.Property(clock => clock.StoppedAt).IsConcurrencyToken();
        builder.HasMany(clock => clock.Pauses).WithOne().HasForeignKey("Clock").OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(clock => clock.Alarms).WithOne().HasForeignKey("Clock").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ClockAlarmMapping : IEntityTypeConfiguration<ClockAlarm>
{
    public void Configure(EntityTypeBuilder<ClockAlarm> builder)
    {
        builder.ToTable("clock_alarms");
        builder.Property<Guid>("Clock");
        builder.HasKey("Clock", nameof(ClockAlarm.Percent));
        builder.Property(alarm => alarm.Percent).ValueGeneratedNever();
    }
}

internal sealed class ClockPauseMapping : IEntityTypeConfiguration<ClockPause>
{
    public void Configure(EntityTypeBuilder<ClockPause> builder)
    {
        builder.ToTable("clock_pauses");
        builder.Property<Guid>("Clock");
        builder.HasKey("Clock", nameof(ClockPause.From));
    }
}

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.ToTable("questions");
        builder.Property(question => question.Id).ValueGeneratedNever();
        builder.Property(question => question.EndedAt).IsConcurrencyToken();
        builder.Property<RequestId>("Request");
        builder.HasOne<Account>().WithMany().HasForeignKey(question => question.AskedBy);
        builder.HasOne<Account>().WithMany().HasForeignKey(question => question.RepliedBy);
    }
}

internal sealed class RequestDraftMapping : IEntityTypeConfiguration<RequestDraft>
{
    public void Configure(EntityTypeBuilder<RequestDraft> builder)
    {
        builder.ToTable("drafts");
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Ignore(draft => draft.Answers);
        builder.Property<Dictionary<string, string>>("_answers").HasConversion<Answers.AsJson, Answers.SameText>();
        builder.HasOne<LegalRequest>().WithMany().HasForeignKey(draft => draft.Supersedes);
        builder.HasOne<Account>().WithMany().HasForeignKey(draft => draft.Officer);
        builder.HasOne<Agency>().WithMany().HasForeignKey(draft => draft.Agency);
    }
}

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> builder)
    {
        builder.ToTable("documents");
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(document => document.UploadedBy);
    }
}
