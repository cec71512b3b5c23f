using LaoCai.Workflows.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LaoCai.Workflows.Host.Registry;

/// <summary>For the migrations tool, which needs the model and no database.</summary>
internal sealed class RegistryContextFactory : IDesignTimeDbContextFactory<RegistryContext>
{
    public RegistryContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<RegistryContext>().UseSchema("Host=design-time", RegistryContext.Schema).Options);
}
