using LaoCai.Workflows.Host.Serving;
using Npgsql;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>
/// What the time is when several hosts must agree on what is due: the database's clock, so that a host whose own is wrong fires
/// nothing early and nothing late. A host that runs no jobs is swept by tests and the tour, on the clock that they move.
/// </summary>
public sealed class SweepClock(HostSettings settings, NpgsqlDataSource database)
{
    /// <exception cref="NpgsqlException">The database does not answer.</exception>
    public async ValueTask<DateTimeOffset> NowAsync(CancellationToken cancellation)
    {
        if (!settings.RunsJobs) return settings.Clock.GetUtcNow();
        await using var ask = database.CreateCommand("select clock_timestamp()");
        return new DateTimeOffset((DateTime)(await ask.ExecuteScalarAsync(cancellation))!, TimeSpan.Zero);
    }
}
