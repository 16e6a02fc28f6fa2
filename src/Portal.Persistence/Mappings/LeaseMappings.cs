using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Persistence.Mappings;

/// <summary>Who is at work on what is not in the outbox.</summary>
internal sealed class LeaseRow
{
    public string Work { get; init; } = "";

    public Guid Subject { get; init; }

    public Guid LeasedBy { get; init; }

    public DateTimeOffset LeaseEndsAt { get; init; }

    public long Token { get; init; }
}

internal sealed class LeaseMapping : IEntityTypeConfiguration<LeaseRow>
{
    public void Configure(EntityTypeBuilder<LeaseRow> builder) => builder.ToTable("leases").HasKey(lease => new { lease.Work, lease.Subject });
}
