using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Designs;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Forecasts;
using LaoCai.Workflows.Host.Notices;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store.Schema;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Storage;

/// <summary>Brings the schemas of a database to this version of the program. Running it again changes nothing.</summary>
public static class SchemaMigration
{
    /// <param name="connectionString">An owner of the database.</param>
    /// <param name="cancellation">Stops between two migrations.</param>
    public static async Task MigrateAsync(string connectionString, CancellationToken cancellation)
    {
        await WorkflowSchema.Migrate(connectionString, cancellation);
        await using var registry = new RegistryContext(
            new DbContextOptionsBuilder<RegistryContext>().UseSchema(connectionString, RegistryContext.Schema).Options);
        await registry.Database.MigrateAsync(cancellation);
        await using var designs = new DesignsContext(
            new DbContextOptionsBuilder<DesignsContext>().UseSchema(connectionString, DesignsContext.Schema).Options);
        await designs.Database.MigrateAsync(cancellation);
        await using var dossiers = new DossierSchema(
            new DbContextOptionsBuilder<DossierSchema>().UseSchema(connectionString, DossierSchema.Name).Options);
        await dossiers.Database.MigrateAsync(cancellation);
        await using var notices = new NoticeSchema(
            new DbContextOptionsBuilder<NoticeSchema>().UseSchema(connectionString, NoticeSchema.Name).Options);
        await notices.Database.MigrateAsync(cancellation);
        await using var absences = new AbsenceSchema(
            new DbContextOptionsBuilder<AbsenceSchema>().UseSchema(connectionString, AbsenceSchema.Name).Options);
        await absences.Database.MigrateAsync(cancellation);
        await using var forecasts = new ForecastSchema(
            new DbContextOptionsBuilder<ForecastSchema>().UseSchema(connectionString, ForecastSchema.Name).Options);
        await forecasts.Database.MigrateAsync(cancellation);
    }
}
