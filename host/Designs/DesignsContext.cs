using LaoCai.Workflows.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>Schema <c>design</c>: what is being drawn, and how what is published was drawn.</summary>
public sealed class DesignsContext(DbContextOptions<DesignsContext> options) : DbContext(options)
{
    public const string Schema = "design";

    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<PublishedDrawing> Drawings => Set<PublishedDrawing>();

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
        modelBuilder.Entity<PublishedDrawing>(drawing =>
        {
            drawing.ToTable("published_drawing");
            drawing.HasKey(d => d.DefinitionHash);
            drawing.Property(d => d.Forms).HasColumnType("jsonb");
            drawing.Property(d => d.Reason).HasMaxLength(DesignLimits.Reason);
        });
    }
}

/// <summary>For the migrations tool, which needs the model and no database.</summary>
internal sealed class DesignsContextFactory : IDesignTimeDbContextFactory<DesignsContext>
{
    public DesignsContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<DesignsContext>().UseSchema("Host=design-time", DesignsContext.Schema).Options);
}
