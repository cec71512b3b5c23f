using LaoCai.Workflows.Store;
using Npgsql;

namespace LaoCai.Workflows.Host.Storage;

/// <summary>
/// The idle connections of this host. Once the database has been away they are dead, and each would cost somebody a refusal
/// after it is back.
/// </summary>
internal sealed class DatabasePools(NpgsqlDataSource database, WorkflowStore store)
{
    /// <summary>Lets them all go; those in use go when they come back.</summary>
    public void Clear()
    {
        NpgsqlConnection.ClearAllPools();
        database.Clear();
        store.ClearConnections();
    }
}
