using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.MadeDocuments;
using LaoCai.Workflows.Host.Notices;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using Npgsql;

namespace LaoCai.Workflows.Host.Storage;

internal static class StorageFeature
{
    public static void AddStorage(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2, NoResetOnClose = true }));
        services.AddSingleton(provider => new WorkflowStore(
            new WorkflowStoreOptions { ConnectionString = settings.ConnectionString }, settings.Clock, provider.GetRequiredService<ILoggerFactory>())
        {
            Sweep = { WithFirings = FiringStatements.Insert },
            Outbox = { WithEvent = DocumentOrder.Of, WithChild = provider.GetRequiredService<LinkedDossiers>().BelongingsAsync },
            Definitions = { WithCheck = DocumentOrder.Check },
        });
        services.AddSingleton<DatabasePools>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }
}
