using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Answers;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Holds;
using Portal.Domain.Requests;

namespace Portal.Persistence.Mappings;

internal sealed class HoldMapping : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> builder)
    {
        builder.ToTable("holds");
        builder.Property(hold => hold.Id).ValueGeneratedNever();
        builder.Property(hold => hold.Version).IsConcurrencyToken();
        builder.Ignore(hold => hold.Events);
        builder.Ignore(hold => hold.IsLive);
        builder.HasOne<RequestTarget>().WithMany().HasForeignKey(nameof(Hold.Request), nameof(Hold.Line));
        builder.HasOne<Account>().WithMany().HasForeignKey(hold => hold.Requester);
        builder.HasOne<Account>().WithMany().HasForeignKey(hold => hold.OrderedBy);
        builder.HasOne<Account>().WithMany().HasForeignKey(hold => hold.DecidedBy);
    }
}

internal sealed class AnswerMapping : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder)
    {
        builder.ToTable("answers");
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        builder.Property(answer => answer.Version).IsConcurrencyToken();
        builder.Ignore(answer => answer.Events);
        builder.Ignore(answer => answer.Codes);
        builder.HasOne<LegalRequest>().WithMany().HasForeignKey(answer => answer.Request);
        builder.HasOne<Account>().WithMany().HasForeignKey(answer => answer.Requester);
        builder.HasOne<Account>().WithMany().HasForeignKey(answer => answer.PreparedBy);
        builder.HasOne<Account>().WithMany().HasForeignKey(answer => answer.DecidedBy);
        builder.HasMany(answer => answer.Findings).WithOne().HasForeignKey("Answer").OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(answer => answer.Withheld).WithOne().HasForeignKey("Answer").OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(answer => answer.Files).WithOne().HasForeignKey("Answer").OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class FindingMapping : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("findings");
        builder.Property<AnswerId>("Answer");
        builder.HasKey("Answer", nameof(Finding.Line));
        builder.Property(finding => finding.Line).ValueGeneratedNever();
        builder.HasOne<Hold>().WithMany().HasForeignKey(finding => finding.Hold);
    }
}

internal sealed class WithheldCategoryMapping : IEntityTypeConfiguration<WithheldCategory>
{
    public void Configure(EntityTypeBuilder<WithheldCategory> builder)
    {
        builder.ToTable("withheld_categories");
        builder.Property<AnswerId>("Answer");
        builder.HasKey("Answer", nameof(WithheldCategory.Category));
    }
}

internal sealed class AnswerFileMapping : IEntityTypeConfiguration<AnswerFile>
{
    public void Configure(EntityTypeBuilder<AnswerFile> builder)
    {
        builder.ToTable("answer_files");
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property<AnswerId>("Answer");
        builder.Ignore(file => file.TargetLines);
    }
}

internal sealed class AnswerFileContentMapping : IEntityTypeConfiguration<AnswerFileContent>
{
    public void Configure(EntityTypeBuilder<AnswerFileContent> builder)
    {
        builder.ToTable("answer_file_contents");
        builder.Property(content => content.Id).ValueGeneratedNever();
        builder.HasOne<AnswerFile>().WithOne().HasForeignKey<AnswerFileContent>(content => content.Id);
    }
}

internal sealed class AnswerImportMapping : IEntityTypeConfiguration<AnswerImport>
{
    public void Configure(EntityTypeBuilder<AnswerImport> builder)
    {
        builder.ToTable("answer_imports");
        builder.Property(import => import.Id).ValueGeneratedNever();
        builder.HasOne<Answer>().WithMany().HasForeignKey(import => import.Answer);
    }
}
