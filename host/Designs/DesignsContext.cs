using LaoCai.Workflows.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>Schema <c>design</c>: what is being drawn.</summary>
public sealed class DesignsContext(DbContextOptions<DesignsContext> options) : DbContext(options)
{
    public const string Schema = "design";

    public DbSet<Draft> Drafts => Set<Draft>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.Entity<Draft>(draft =>
        {
            draft.ToTable("draft");
            draft.Property(d => d.Id).ValueGeneratedNever();
            draft.Property(d => d.Name).HasMaxLength(DesignLimits.Name);
            draft.Property(d => d.Code).HasMaxLength(DesignLimits.Code);
            draft.Property(d => d.DefinitionId).HasMaxLength(DesignLimits.DefinitionId);
            draft.Property(d => d.Forms).HasColumnType("jsonb");
            draft.HasIndex(d => d.SavedAt);
        });
    }
}

/// <summary>For the migrations tool, which needs the model and no database.</summary>
internal sealed class DesignsContextFactory : IDesignTimeDbContextFactory<DesignsContext>
{
    public DesignsContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<DesignsContext>().UseSchema("Host=design-time", DesignsContext.Schema).Options);
}
