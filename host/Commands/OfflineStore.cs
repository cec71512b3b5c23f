using LaoCai.Workflows.Host.MadeDocuments;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Storage;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>The engine's store and the registry for a command that serves nothing.</summary>
internal sealed class OfflineStore(string connectionString) : IAsyncDisposable
{
    public WorkflowStore Store { get; } = new(new WorkflowStoreOptions { ConnectionString = connectionString }, TimeProvider.System, NullLoggerFactory.Instance)
    {
        Outbox = { WithEvent = DocumentOrder.Of },
        Definitions = { WithCheck = DocumentOrder.Check },
    };

    public RegistryContext Registry { get; } =
        new(new DbContextOptionsBuilder<RegistryContext>().UseSchema(connectionString, RegistryContext.Schema).Options);

    /// <summary>The instance of a dossier's code, of a correlation id or of an id itself; null where there is none.</summary>
    public async Task<Guid?> InstanceAsync(string named, CancellationToken cancellation)
    {
        var own = await Registry.Database.SqlQuery<Guid>($"""select instance_id as "Value" from dossier.dossier where code = {named}""").ToListAsync(cancellation);
        if (own is [var dossier]) return dossier;
        await using var rows = Store.Read();
        var asId = Guid.TryParse(named, out var id);
        return await rows.Instances.Where(row => row.CorrelationId == named || (asId && row.Id == id)).OrderBy(row => row.StartedAt).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        await Store.DisposeAsync();
    }
}
