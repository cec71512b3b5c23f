using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Host.Storage;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>The engine's store and the registry for a command that serves nothing.</summary>
internal sealed class OfflineStore(string connectionString) : IAsyncDisposable
{
    public WorkflowStore Store { get; } = new(new WorkflowStoreOptions { ConnectionString = connectionString }, TimeProvider.System, NullLoggerFactory.Instance);

    public RegistryContext Registry { get; } =
        new(new DbContextOptionsBuilder<RegistryContext>().UseSchema(connectionString, RegistryContext.Schema).Options);

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        await Store.DisposeAsync();
    }
}
