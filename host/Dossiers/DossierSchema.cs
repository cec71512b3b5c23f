using LaoCai.Workflows.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>Schema <c>dossier</c> by itself, for its migrations: other rooms' tables change without it.</summary>
public sealed class DossierSchema(DbContextOptions<DossierSchema> options) : DbContext(options)
{
    public const string Name = "dossier";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasPostgresExtension("unaccent").HasPostgresExtension("pg_trgm");
        Map(modelBuilder);
    }

    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Dossier>(dossier =>
        {
            dossier.ToTable("dossier", Name);
            dossier.HasKey(d => d.InstanceId);
            dossier.HasIndex(d => d.Code).IsUnique();
            dossier.HasIndex(d => new { d.ReceivingUnit, d.ReceivedAt });
            dossier.HasIndex(d => new { d.DecidingUnit, d.ReceivedAt });
            dossier.HasIndex(d => d.ParentId).HasFilter("parent_id is not null");
            dossier.HasIndex(d => d.SearchText).HasMethod("gin").HasOperators("gin_trgm_ops");
            dossier.HasMany(d => d.Components).WithOne().HasForeignKey(c => c.InstanceId);
        });
        modelBuilder.Entity<HandedInComponent>(component =>
        {
            component.ToTable("component", Name);
            component.HasKey(c => new { c.InstanceId, c.No });
        });
        modelBuilder.Entity<CodeSerial>(serial =>
        {
            serial.ToTable("code_serial", Name);
            serial.HasKey(s => new { s.Unit, s.Day });
        });
    }
}

/// <summary>For the migrations tool, which needs the model and no database.</summary>
internal sealed class DossierSchemaDesign : IDesignTimeDbContextFactory<DossierSchema>
{
    public DossierSchema CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<DossierSchema>().UseSchema("Host=design-time", DossierSchema.Name).Options);
}
