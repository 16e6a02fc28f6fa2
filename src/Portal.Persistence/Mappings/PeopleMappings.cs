using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Accounts;
using Portal.Domain.Accounts;
using Portal.Domain.Agencies;

namespace Portal.Persistence.Mappings;

internal sealed class PortalMarkMapping : IEntityTypeConfiguration<PortalMark>
{
    public void Configure(EntityTypeBuilder<PortalMark> builder) => builder.ToTable("portal_marks").HasKey(mark => mark.Name);
}

internal sealed class AgencyMapping : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.ToTable("agencies");
        builder.Property(agency => agency.Id).ValueGeneratedNever();
        builder.Property(agency => agency.Version).IsConcurrencyToken();
    }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.Version).IsConcurrencyToken();
        builder.HasOne<Agency>().WithMany().HasForeignKey(account => account.Agency);
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions").HasKey(session => session.KeyHash);
        builder.HasOne<Account>().WithMany().HasForeignKey(session => session.Account);
    }
}
