using LaoCai.Workflows.Host.Serving;
using Npgsql;

namespace LaoCai.Workflows.Host.Storage;

internal static class StorageFeature
{
    public static void AddStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }
}
