using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LaoCai.Workflows.Store.Schema;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model; it never connects.</summary>
public sealed class WorkflowDbDesign : IDesignTimeDbContextFactory<WorkflowDb>
{
    public WorkflowDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<WorkflowDb>();
        WorkflowDb.Configure(options, "Host=localhost;Database=design");
        return new WorkflowDb(options.Options);
    }
}
