using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Application.Packets;
using Portal.Domain.Accounts;
using Portal.Domain.Answers;
using Portal.Domain.Packets;
using Portal.Domain.Requests;

namespace Portal.Persistence.Mappings;

internal sealed class PacketMapping : IEntityTypeConfiguration<Packet>
{
    public void Configure(EntityTypeBuilder<Packet> builder)
    {
        builder.ToTable("packets");
        builder.Property(packet => packet.Id).ValueGeneratedNever();
        builder.Property(packet => packet.Version).IsConcurrencyToken();
        builder.Ignore(packet => packet.Events);
        builder.HasOne<Answer>().WithOne().HasForeignKey<Packet>(packet => packet.Answer);
        builder.HasOne<LegalRequest>().WithMany().HasForeignKey(packet => packet.Request);
        builder.HasOne<Account>().WithMany().HasForeignKey(packet => packet.Recipient);
        builder.HasMany(packet => packet.Downloads).WithOne().HasForeignKey("Packet").OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PacketDownloadMapping : IEntityTypeConfiguration<PacketDownload>
{
    public void Configure(EntityTypeBuilder<PacketDownload> builder)
    {
        builder.ToTable("packet_downloads");
        builder.Property(download => download.Id).ValueGeneratedNever();
        builder.Property<PacketId>("Packet");
        builder.HasOne<Account>().WithMany().HasForeignKey(download => download.By);
    }
}

internal sealed class PacketContentMapping : IEntityTypeConfiguration<PacketContent>
{
    public void Configure(EntityTypeBuilder<PacketContent> builder)
    {
        builder.ToTable("packet_contents");
        builder.Property(content => content.Id).ValueGeneratedNever();
        builder.HasOne<Packet>().WithOne().HasForeignKey<PacketContent>(content => content.Id);
    }
}
