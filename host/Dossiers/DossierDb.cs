using LaoCai.Workflows.Host.MadeDocuments;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store.Rows;
using LaoCai.Workflows.Store.Schema;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>
/// Dossiers, with the engine's rows and the registry's units beside them for joins. For reading:
/// a dossier is written by the statement that starts its instance.
/// </summary>
public sealed class DossierDb(DbContextOptions<DossierDb> options) : DbContext(options)
{
    public IQueryable<Dossier> Dossiers => Set<Dossier>().AsNoTracking();
    public IQueryable<HandedInComponent> Components => Set<HandedInComponent>().AsNoTracking();
    public IQueryable<MadeDocument> Documents => Set<MadeDocument>().AsNoTracking();
    public IQueryable<InstanceRow> Instances => Set<InstanceRow>().AsNoTracking();
    public IQueryable<TaskRow> Tasks => Set<TaskRow>().AsNoTracking();
    public IQueryable<DeadlineRow> Deadlines => Set<DeadlineRow>().AsNoTracking();
    public IQueryable<HistoryRow> History => Set<HistoryRow>().AsNoTracking();
    public IQueryable<DefinitionRow> Definitions => Set<DefinitionRow>().AsNoTracking();
    public IQueryable<OrgUnit> Units => Set<OrgUnit>().AsNoTracking();

    /// <summary>Text as it is searched: lower case, without diacritics. Translated to SQL.</summary>
    public static string Plain(string text) => throw new InvalidOperationException("Only within a query.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        DossierSchema.Map(modelBuilder);
        modelBuilder.HasDbFunction(typeof(DossierDb).GetMethod(nameof(Plain))!).HasName("plain").HasSchema(DossierSchema.Name);
        modelBuilder.MapWorkflowRows();
        modelBuilder.Entity<MadeDocument>(document =>
        {
            document.ToTable("document", DossierSchema.Name);
            document.HasKey(d => d.Id);
        });
        modelBuilder.Entity<OrgUnit>(unit =>
        {
            unit.ToTable("org_unit", RegistryContext.Schema);
            unit.HasKey(u => u.Code);
        });
    }
}
